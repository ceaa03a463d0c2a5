import { emulator, expect, signIn, test } from './fixtures'
import { rowOf } from './tables'

/** Runs of the emulator's seed: ids are fixed, so stories may name them. */
const run = {
  viewedByBen: '612008413870601',
  managedByBen: '612004118000137',
  above2to53: '9007199254751007',
  hanging: '871350222097804',
  of120Tasks: '612158769336841',
  of5MbLog: '612107218891273',
} as const

const page = (id: string) => `/workspaces/prod/runs/${id}`

test('an operator cancels a run that hangs and sees it end without a reload', async ({
  page: tab,
}) => {
  await signIn(tab, 'ben', page(run.hanging))
  await tab.evaluate(() => document.body.setAttribute('data-same-page', 'yes'))
  await tab.getByRole('button', { name: 'Cancel run' }).click()
  await tab.getByRole('dialog').getByRole('button', { name: 'Cancel run' }).click()
  await expect(tab.getByText('The run of geo_enrichment_lookup is being canceled')).toBeVisible()
  await expect(tab.getByRole('main').getByText('Canceled', { exact: true }).first()).toBeVisible({
    timeout: 30_000,
  })
  await expect(tab.locator('body[data-same-page]')).toHaveCount(1)
})

test('a failed run is repaired and succeeds on screen, as its second attempt', async ({
  page: tab,
}) => {
  test.setTimeout(90_000)
  await emulator.settings({ taskMs: 1_500 })
  await signIn(tab, 'ben', page(run.managedByBen))
  await expect(tab.getByRole('article', { name: 'Why load_orders failed' })).toBeVisible()
  await tab.getByRole('button', { name: /^Repair \d+ task/ }).click()
  await tab
    .getByRole('dialog')
    .getByRole('button', { name: /^Repair \d+ task/ })
    .click()
  await expect(tab.getByText('orders_bronze_to_silver is being repaired')).toBeVisible()
  await expect(tab.getByText('attempt 2 of 2')).toBeVisible({ timeout: 20_000 })
  await expect(tab.getByRole('main').getByText('Succeeded', { exact: true }).first()).toBeVisible({
    timeout: 60_000,
  })
})

test('who may neither repair nor read who may is told by Databricks in the dialog, and nothing runs again', async ({
  page: tab,
}) => {
  await signIn(tab, 'ben', page(run.viewedByBen))
  const repair = tab.getByRole('button', { name: /^Repair \d+ task/ })
  await expect(repair).not.toHaveAttribute('aria-disabled', 'true')
  await repair.click()
  const dialog = tab.getByRole('dialog')
  await dialog.getByRole('button', { name: /^Repair \d+ task/ }).click()
  await expect(dialog).toContainText(/ben@contoso\.example does not have Manage Run/)
  const repairs = (await emulator.calls({ service: 'prod' })).filter(({ path }) =>
    path.endsWith('/runs/repair'),
  )
  expect(repairs.map(({ status }) => status)).toEqual([403])
})

test('an id above 2^53 opens its run, and running it again starts the job of that run', async ({
  page: tab,
}) => {
  await signIn(tab, 'ada', page(run.above2to53))
  await expect(tab.getByRole('main').getByText(run.above2to53)).toBeVisible()
  await expect(tab.getByRole('heading', { level: 1 })).toHaveText('ledger_reconciliation')
  await tab.getByRole('button', { name: 'Run now again' }).click()
  await tab.getByRole('dialog').getByRole('button', { name: 'Run now' }).click()
  await expect(tab.getByText('A new run of ledger_reconciliation has begun')).toBeVisible()
  await expect(tab).not.toHaveURL(new RegExp(run.above2to53))
  await expect(tab.getByRole('heading', { level: 1 })).toHaveText('ledger_reconciliation')
})

test('who thinks better of canceling keeps the run, and nothing is sent', async ({ page }) => {
  await signIn(page, 'ben', `/workspaces/prod/runs/${run.hanging}`)
  await page.getByRole('button', { name: 'Cancel run' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('button', { name: 'Cancel', exact: true })).toHaveCount(0)
  await dialog.getByRole('button', { name: 'Keep it running' }).click()
  await expect(dialog).toBeHidden()
  await expect(page.getByRole('button', { name: 'Cancel run' })).toBeFocused()
  const calls = await emulator.calls({ service: 'prod' })
  expect(calls.filter(({ path }) => path.endsWith('/runs/cancel'))).toEqual([])
})

test('a run with an id above 2^53 is repaired, and canceled again, by exactly that id', async ({
  page: tab,
}) => {
  await emulator.settings({ taskMs: 120_000 })
  await signIn(tab, 'ben', page(run.above2to53))
  const dialog = tab.getByRole('dialog')
  await tab.getByRole('button', { name: /^Repair \d+ task/ }).click()
  await dialog.getByRole('button', { name: /^Repair \d+ task/ }).click()
  await expect(tab.getByText('ledger_reconciliation is being repaired')).toBeVisible()
  await tab.getByRole('button', { name: 'Cancel run' }).click()
  await dialog.getByRole('button', { name: 'Cancel run' }).click()
  await expect(tab.getByText('The run of ledger_reconciliation is being canceled')).toBeVisible()
  await expect(tab.getByRole('main').getByText('Canceled', { exact: true }).first()).toBeVisible({
    timeout: 30_000,
  })
  await expect(tab).toHaveURL(page(run.above2to53))
})

test('a run of 120 tasks shows every one, and a task opens in the address', async ({
  page: tab,
}) => {
  await signIn(tab, 'ben', page(run.of120Tasks))
  const tasks = tab.getByRole('region', { name: 'Tasks over time' }).getByRole('listitem')
  await expect(tasks).toHaveCount(120)
  await tasks.first().getByRole('button').first().click()
  await expect(tab).toHaveURL(/task=/)
  await expect(tasks.first().getByText('Task run id')).toBeVisible()
})

test('a log of 5 MB opens at its error, whole when asked, with few lines in the document', async ({
  page: tab,
}) => {
  await signIn(tab, 'ben', page(run.of5MbLog))
  await tab.getByRole('button', { name: 'Log at the error' }).click()
  const log = tab.getByRole('region', { name: /^Log / })
  await expect(log.getByText(/ConcurrentAppendException/)).toBeVisible()
  await tab.getByRole('button', { name: /^Whole log/ }).click()
  await expect(tab.getByRole('button', { name: 'Download' })).toBeVisible({ timeout: 20_000 })
  await expect(log.getByText(/ConcurrentAppendException/)).toBeVisible()
  expect(await log.locator('div').count()).toBeLessThan(150)
})

test('a run that Databricks does not show is told in words', async ({ page: tab }) => {
  await signIn(tab, 'ben', page('1'))
  await expect(tab.getByRole('main')).toContainText('There is nothing at this address')
})

test('a list tells how long ago a run started, and exactly when to who points at it', async ({
  page: tab,
}) => {
  await signIn(tab, 'ben', '/workspaces/prod/runs?state=failed')
  const started = tab.getByRole('table').locator('time').first()
  await expect(started).toHaveText(/^\d+ (min|h) ago$/)
  await expect(started).toHaveAttribute('title', /^\d+ \w+ \d{4}, \d\d:\d\d:\d\d \S+$/)
})

test('the list filters by state in the address and says what it speaks for', async ({
  page: tab,
}) => {
  await signIn(tab, 'ben', '/workspaces/prod/runs')
  await tab.getByRole('button', { name: /^Failed \d/ }).click()
  await expect(tab).toHaveURL(/state=failed/)
  await tab.reload()
  await expect(rowOf(tab, 'finance_daily_close').first()).toBeVisible()
  await expect(tab.getByRole('button', { name: /^Failed/ })).toHaveAttribute('aria-pressed', 'true')
})
