import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright/test'
import { emulator, expect, signIn, test } from './fixtures'

/** Its newest run failed at `load_orders`, after detect_files and before two more. */
const orders = '/workspaces/prod/jobs/418006550000019'
/** regional_ledger_rebuild: 120 tasks. */
const ledger = '/workspaces/prod/jobs/418006815276351'

const gridOf = (page: Page) => page.getByRole('grid', { name: 'Tasks by run' })

test('the tasks of each run stand side by side, and the keyboard walks them to the one that failed', async ({
  page,
}) => {
  await signIn(page, 'ben', orders)
  const grid = gridOf(page)
  await expect(grid.getByRole('columnheader')).toHaveCount(25)
  const newest = grid.getByRole('link', { name: /^Run of .*, Failed/ }).last()
  await newest.focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  const failed = grid.getByRole('link', { name: /^load_orders, Failed, .* run of / }).last()
  await expect(failed).toBeFocused()
  await expect(page.getByText('load_orders').last()).toBeAttached()
  await page.keyboard.press('ArrowDown')
  await expect(
    grid.getByRole('link', { name: /^merge_silver, Upstream failed/ }).last(),
  ).toBeFocused()
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/workspaces\/prod\/runs\/\d+$/)
  await expect(page.getByRole('main')).toContainText('load_orders')
})

test('the head of a column opens its run, and back leads to the same view', async ({ page }) => {
  await signIn(page, 'ben', `${orders}?runs=48&plot=phases`)
  const grid = gridOf(page)
  await expect(grid.getByRole('columnheader')).toHaveCount(49)
  await grid
    .getByRole('link', { name: /^Run of / })
    .last()
    .click()
  await expect(page).toHaveURL(/\/workspaces\/prod\/runs\/\d+$/)
  await page.goBack()
  await expect(page).toHaveURL(/runs=48&plot=phases$/)
  await expect(grid.getByRole('columnheader')).toHaveCount(49)
  await expect(page.getByRole('button', { name: 'Where time goes' })).toHaveAttribute(
    'aria-pressed',
    'true',
  )
})

test('durations are drawn against usual, by where the time went, as a table and as CSV', async ({
  page,
}) => {
  await signIn(page, 'ben', orders)
  const durations = page.getByRole('region', { name: 'Durations' }).first()
  await expect(durations).toContainText(/\d+ of 24 succeeded, \d+ %/, { timeout: 20_000 })
  await expect(
    durations.getByRole('img', { name: /^Durations of 24 runs; .*the median of \d+ successes is/ }),
  ).toBeVisible()
  await durations.getByRole('button', { name: 'Where time goes' }).click()
  await expect(
    durations.getByRole('img', { name: /^Of the time of 24 runs: execution/ }),
  ).toBeVisible()
  await durations.getByRole('button', { name: 'Table' }).click()
  await expect(durations.getByRole('row')).toHaveCount(25)
  await page.reload()
  await expect(durations.getByRole('row')).toHaveCount(25)
  const saved = page.waitForEvent('download')
  await durations.getByRole('button', { name: 'CSV' }).click()
  const lines = (await readFile(await (await saved).path(), 'utf8')).trim().split('\r\n')
  expect(lines[0]).toMatch(/^run_id,job_id,.*phase_execution_s/)
  expect(lines).toHaveLength(25)
})

test('a job of 120 tasks keeps its rows within reach of the keyboard', async ({ page }) => {
  await signIn(page, 'ben', '/workspaces/prod/jobs')
  await page.getByRole('searchbox', { name: 'Filter jobs' }).fill('ledger_rebuild')
  await page.getByRole('link', { name: /ledger_rebuild/ }).click()
  const grid = gridOf(page)
  await expect(grid).toHaveAttribute('aria-rowcount', '121', { timeout: 20_000 })
  // No more rows are drawn than fit with a margin.
  expect(await grid.getByRole('row').count()).toBeLessThan(60)
  await grid
    .getByRole('link', { name: /^Run of / })
    .last()
    .focus()
  await page.keyboard.press('Control+End')
  const last = grid.getByRole('row').last()
  await expect(last).toHaveAttribute('aria-rowindex', '121')
  await expect(last.locator(':focus')).toBeVisible()
  await page.keyboard.press('Control+Home')
  await expect(grid.getByRole('link', { name: /^Run of / }).first()).toBeFocused()
})

test('runs that are refused say why, and the rest of the job’s page stays', async ({ page }) => {
  await signIn(page, 'ben', '/workspaces/prod/jobs')
  await emulator.fault({
    service: 'prod',
    path: '/api/2.2/jobs/runs/list',
    kind: 'status',
    status: 403,
    body: { error_code: 'PERMISSION_DENIED', message: 'Runs are not for you.' },
  })
  await page.goto(orders)
  await expect(page.getByRole('region', { name: 'Tasks by run' })).toContainText(
    'Runs are not for you.',
    { timeout: 20_000 },
  )
  await expect(page.getByRole('region', { name: 'Starts' })).toContainText('02:12')
})

test('a schedule is explained, with the nights in which clocks change', async ({ page }) => {
  await signIn(page, 'ben', orders)
  const starts = page.getByRole('region', { name: 'Starts' })
  await expect(starts).toContainText('At 02:12, every day, on the clocks of Europe/Amsterdam.')
  const nights = starts.getByRole('list', { name: 'When clocks change' })
  await expect(nights).toContainText('clocks go from 02:00 to 03:00: 02:12 does not come')
  await expect(nights).toContainText('clocks go from 03:00 to 02:00: 02:12 comes twice')
})

test('a query that has the last word on a start is named, with when it says so', async ({
  page,
}) => {
  await signIn(page, 'ben', '/workspaces/prod/jobs?q=prices_silver_refresh')
  await page.getByRole('link', { name: 'prices_silver_refresh' }).click()
  await expect(page.getByRole('region', { name: 'Starts' })).toContainText(
    /Only if query 5c1f0a86\S+, on warehouse \w+, returns rows\./,
  )
})

test('a paused job tells when it last started by itself', async ({ page }) => {
  await signIn(page, 'ben', orders)
  await page.getByRole('button', { name: 'Pause', exact: true }).click()
  await page.getByRole('button', { name: 'Pause job' }).click()
  await expect(page.getByRole('region', { name: 'Starts' })).toContainText(
    /It last started by itself .* ago, so it was paused after that\./,
  )
})

test('only some tasks of a job run, with what depends on them', async ({ page }) => {
  await emulator.settings({ taskMs: 300 })
  await signIn(page, 'ben', orders)
  await page.getByRole('button', { name: 'Run now', exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('Only some tasks').click()
  await dialog.getByRole('checkbox', { name: 'merge_silver' }).check()
  await dialog.getByRole('checkbox', { name: 'and everything that depends on them' }).check()
  await expect(dialog).toContainText('one run of 1 chosen task and what depends on them')
  await dialog.getByRole('button', { name: 'Run now' }).click()
  await expect(page.getByText('orders_bronze_to_silver has started')).toBeVisible()
  const newest = page.getByRole('table', { name: 'Runs' }).getByRole('link').first()
  await newest.click()
  const tasks = page.getByRole('region', { name: 'Tasks over time' })
  await expect(tasks).toContainText('merge_silver')
  await expect(tasks).toContainText('optimize_silver')
  await expect(tasks).not.toContainText('load_orders')
})

test('of 120 tasks some are found by their name, and chosen without a pointer', async ({
  page,
}) => {
  await signIn(page, 'ben', ledger)
  await page.getByRole('button', { name: 'Run now', exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('Only some tasks').click()
  await expect(dialog.getByText('0 chosen of 120')).toBeVisible()
  await dialog.getByRole('searchbox', { name: 'Filter tasks' }).focus()
  await page.keyboard.type('convert')
  const boxes = dialog.getByRole('list', { name: 'Tasks to run' }).getByRole('checkbox')
  await expect(dialog.getByText('0 chosen of 120, 12 shown')).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(boxes.first()).toBeFocused()
  await page.keyboard.press('Space')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Space')
  await expect(dialog.getByText(/^2 chosen of 120/)).toBeVisible()
  await dialog.getByRole('searchbox', { name: 'Filter tasks' }).focus()
  await page.keyboard.press('Escape')
  await expect(boxes).toHaveCount(120)
  await expect(dialog).toContainText('one run of 2 chosen tasks')
})

test('what a job runs on and who is mailed of it are told; of a job without either, nothing is', async ({
  page,
}) => {
  await signIn(page, 'ben', orders)
  const clusters = page.getByRole('region', { name: 'Clusters' })
  await expect(clusters).toContainText('main')
  await expect(clusters).toContainText('Standard_D8ds_v5')
  await expect(clusters).toContainText('16.4.x-scala2.12')
  await expect(clusters).toContainText('spot, on demand where there are none')
  await expect(page.getByRole('region', { name: 'Mails' })).toContainText(
    'On failuredata-engineers@contoso.example',
  )
  await page.goto('/workspaces/prod/jobs?q=board_kpis')
  await page.getByRole('link', { name: 'board_kpis' }).click()
  await expect(page.getByRole('region', { name: 'Starts' })).toBeVisible()
  await expect(clusters).toHaveCount(0)
  await expect(page.getByRole('region', { name: 'Mails' })).toHaveCount(0)
})
