import type { Page } from 'playwright/test'
import { emulator, expect, origin, signIn, test, visit } from './fixtures'

const runAddress = /\/workspaces\/prod\/runs\/\d+$/
const burst = /TABLE_OR_VIEW_NOT_FOUND/
/** A cold server reads the errors look by look; a busy machine takes its time for that. */
const untilRead = 40_000

test.describe.configure({ timeout: 90_000 })

/** The heading of a cause opens and closes its jobs. */
const causeOf = (page: Page, error: RegExp) => page.getByRole('button', { name: error }).first()
const countOf = (page: Page, name: string) =>
  page
    .getByRole('group', { name: 'Runs by condition' })
    .getByRole('button', { name: new RegExp(`^${name}`) })

const runningRow = (page: Page, job: string) =>
  page.getByRole('region', { name: 'Running' }).getByRole('row').filter({ hasText: job })

/** The row of a job under the cause of the burst, which shows three of its nine jobs by itself. */
async function failedRow(page: Page, job: string) {
  await expect(causeOf(page, burst)).toHaveAttribute('aria-expanded', 'true', {
    timeout: untilRead,
  })
  const all = page.getByRole('button', { name: '6 more jobs with this error' })
  const row = page.getByRole('table', { name: burst }).getByRole('row').filter({ hasText: job })
  await expect(all).toBeVisible({ timeout: untilRead })
  await all.click()
  await expect(row).toBeVisible()
  return row
}

const callsOf = async (path: string) =>
  (await emulator.calls({ service: 'prod' })).filter((call) => call.path.endsWith(path))

/** Nothing but these keys is pressed, and no pointer moves. */
async function press(page: Page, keys: readonly string[]) {
  for (const key of keys) await page.keyboard.press(key)
}

test('nine jobs that failed of one cause are one line, and from the sign-in to its error in the run it takes three keys', async ({
  page,
}) => {
  await signIn(page, 'ben')
  // Read before any key is pressed: what failed, how often, whose.
  await expect(causeOf(page, burst)).toBeVisible({ timeout: untilRead })
  await expect(page.getByText('9 jobs, 14 runs')).toBeVisible()
  const jobs = page.getByRole('table', { name: /^Jobs with this error/ }).first()
  await expect(jobs.getByRole('row')).toHaveCount(4)
  await expect(page.getByText(/^ben, /).first()).toBeVisible()
  // Which of the nine are the newest is another thing in the hours around the burst's own.
  const newest = jobs.getByRole('row').nth(1)
  await expect(newest.getByRole('img', { name: /^\d+ min \d\d s, usually \d+ min/ })).toBeVisible()
  await press(page, ['j', 'j', 'e'])
  await expect(page).toHaveURL(runAddress)
  await expect(page.getByRole('main').getByText(burst).first()).toBeVisible()
})

test('nine failed runs of one cause are repaired with three keys, and each says what came of it', async ({
  page,
}) => {
  await emulator.settings({ taskMs: 120_000 })
  await signIn(page, 'ben')
  await expect(causeOf(page, burst)).toBeVisible({ timeout: untilRead })
  await expect(page.getByRole('button', { name: 'Repair 9…' })).toBeVisible()
  await page.keyboard.press('j')
  await page.keyboard.press('.')
  await expect(page.getByRole('dialog', { name: 'Repair 9 runs?' })).toBeVisible()
  const dialog = page.getByRole('dialog')
  const runs = dialog.getByRole('list', { name: 'Runs to repair' }).getByRole('listitem')
  await expect(runs).toHaveCount(9)
  await expect(runs.filter({ hasText: 'Runs again: ' })).toHaveCount(9)
  await expect(dialog.getByRole('button', { name: 'Repair 9 runs' })).toBeFocused()
  await page.keyboard.press('Enter')
  // Of two of these jobs ben may not run what he sees failing.
  await expect(dialog.getByText('7 repairs have begun, 2 were refused.')).toBeVisible()
  await expect(runs.filter({ hasText: 'The repair has begun' })).toHaveCount(7)
  await expect(runs.filter({ hasText: 'does not have Manage Run' })).toHaveCount(2)
  // What needs somebody comes first.
  for (const at of [0, 1]) await expect(runs.nth(at)).toContainText('does not have Manage Run')
  const asked = (await emulator.calls({ service: 'prod' })).filter(({ path }) =>
    path.endsWith('/jobs/runs/repair'),
  )
  expect(asked.map(({ status }) => status).sort()).toEqual([
    ...Array<number>(7).fill(200),
    ...Array<number>(2).fill(403),
  ])
  await expect(page.getByRole('dialog', { name: 'Repair of 9 runs' })).toBeVisible()
  await page.keyboard.press('Escape')
  // Earlier failures of what runs again are left alone: only what was refused is still to be repaired.
  const cause = page.locator('[data-row-id]').filter({ has: causeOf(page, burst) })
  await expect(cause.getByRole('button', { name: 'Repair 2…' })).toBeVisible({ timeout: 15_000 })
  await expect(
    page.getByRole('table', { name: burst }).getByText('runs again').first(),
  ).toBeVisible()
})

test('the keys walk over causes and rows, and Enter opens', async ({ page }) => {
  await signIn(page, 'ben')
  await expect(causeOf(page, burst)).toHaveAttribute('aria-expanded', 'true', {
    timeout: untilRead,
  })
  await expect(async () => {
    await page.keyboard.press('j')
    await expect(causeOf(page, burst)).toBeFocused({ timeout: 1_000 })
  }).toPass()
  await page.keyboard.press('Enter')
  await expect(causeOf(page, burst)).toHaveAttribute('aria-expanded', 'false')
  await page.keyboard.press('Enter')
  await page.keyboard.press('j')
  const job = page.getByRole('table', { name: burst }).getByRole('link').first()
  await expect(job).toBeFocused()
  await page.keyboard.press('.')
  await expect(page.getByRole('menuitem', { name: 'Open the job' })).toBeVisible()
  await page.keyboard.press('Escape')
  await job.focus()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(runAddress)
})

test('the name of a job has room beside its workspace, also on a small laptop', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1280, height: 760 })
  await signIn(page, 'ada', '/?show=failed')
  const several = page.getByRole('table', { name: /KeyError: 'contact_owner_id'/ })
  await expect(several.getByRole('columnheader', { name: 'Workspace' })).toBeVisible({
    timeout: untilRead,
  })
  const box = await several.getByRole('link').first().boundingBox()
  expect(box?.width).toBeGreaterThan(140)
})

test('all jobs of a cause are there when they are asked for', async ({ page }) => {
  await signIn(page, 'ben')
  await expect(causeOf(page, burst)).toBeVisible({ timeout: untilRead })
  await page.getByRole('button', { name: '6 more jobs with this error' }).click()
  await expect(page.getByRole('table', { name: burst }).getByRole('link')).toHaveCount(9)
})

test('what runs, waits, was slow and recovered is told, and each count keeps its own', async ({
  page,
}) => {
  await signIn(page, 'ben')
  const running = page.getByRole('region', { name: 'Running' })
  await expect(running.getByText('events_stream_compaction')).toBeVisible()
  await expect(running.getByText(/\d of 8 tasks/).first()).toBeVisible()
  const queued = page.getByRole('region', { name: 'Queued' })
  await expect(queued.getByText(/maximum concurrent runs/).first()).toBeVisible()
  const rowIn = (region: string, job: string) =>
    page.getByRole('region', { name: region }).getByRole('row').filter({ hasText: job })
  await expect(rowIn('Slow', 'route_optimization')).toContainText('2.3 ×', { timeout: untilRead })
  const repaired = rowIn('Recovered', 'supplier_feed_import')
  await expect(repaired).toContainText('a repair')
  await expect(repaired).toContainText('schedule')
  await expect(repaired.getByRole('img', { name: /^9 min 51 s, usually 8 min/ })).toBeVisible()
  await expect(rowIn('Recovered', 'web_sessions_merge')).toContainText('its next run')
  await countOf(page, 'Running').click()
  await expect(page).toHaveURL(/show=running/)
  await expect(queued).toHaveCount(0)
  await page.reload()
  await expect(running).toBeVisible()
  await expect(queued).toHaveCount(0)
  await countOf(page, 'Running').click()
  await expect(queued).toBeVisible()
})

test('the window lives in the address and brings what failed earlier', async ({ page }) => {
  await signIn(page, 'ben')
  await expect(countOf(page, 'Failed')).toContainText(/\d/)
  await page.getByRole('button', { name: '7 d', exact: true }).click()
  await expect(page).toHaveURL(/window=7d/)
  await expect(countOf(page, 'Failed')).toContainText(/the week before|the last 7 days/)
  await page.reload()
  await expect(page.getByRole('button', { name: '7 d', exact: true })).toHaveAttribute(
    'aria-pressed',
    'true',
  )
  const day = await page.request.get(`${origin}/api/databricks/now?window=24h`)
  const week = await page.request.get(`${origin}/api/databricks/now?window=7d`)
  const failedIn = async (answer: typeof day) =>
    ((await answer.json()) as { items: { kind: string }[] }).items.filter(
      ({ kind }) => kind === 'failed',
    ).length
  expect(await failedIn(week)).toBeGreaterThan(await failedIn(day))
})

test('which causes are unfolded is in the address, opens for others, and is no step for Back', async ({
  page,
  browser,
}) => {
  await signIn(page, 'ben', '/jobs')
  await visit(page, '/')
  const second = causeOf(page, /KeyError: 'contact_owner_id'/)
  await expect(second).toHaveAttribute('aria-expanded', 'false', { timeout: untilRead })
  await expect(causeOf(page, burst)).toHaveAttribute('aria-expanded', 'true')
  await expect(page).toHaveURL(/\/$/)
  await second.click()
  await causeOf(page, burst).click()
  await expect(page).toHaveURL(/\?causes=[0-9a-z]+\.-[0-9a-z]+$/)
  const link = page.url()
  const ada = await browser.newPage()
  await signIn(ada, 'ada', `/${new URL(link).search}`)
  await expect(causeOf(ada, /KeyError: 'contact_owner_id'/)).toHaveAttribute(
    'aria-expanded',
    'true',
    { timeout: untilRead },
  )
  await expect(causeOf(ada, burst)).toHaveAttribute('aria-expanded', 'false')
  await ada.close()
  await page.goBack()
  await expect(page).toHaveURL(/\/jobs$/)
  await page.goForward()
  await expect(second).toHaveAttribute('aria-expanded', 'true', { timeout: untilRead })
  await second.click()
  await causeOf(page, burst).click()
  await expect(page).toHaveURL(/\/$/)
})

test('a workspace that is down shows its reason, and the rest renders', async ({ page }) => {
  await emulator.fault({ service: 'dev', path: '/*', kind: 'reset' })
  await signIn(page, 'ben')
  await expect(page.getByText('dev did not answer as it should')).toBeVisible({ timeout: 20_000 })
  await expect(
    page.getByRole('region', { name: 'Running' }).getByText('events_stream_compaction'),
  ).toBeVisible()
  await emulator.clearFaults()
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByText('dev did not answer as it should')).toHaveCount(0)
})

test('a failed run is repaired from its row by keys alone, and is then among those that run', async ({
  page,
}) => {
  await emulator.settings({ taskMs: 120_000 })
  await signIn(page, 'ben')
  const failed = await failedRow(page, 'orders_bronze_to_silver')
  await failed.getByRole('link').focus()
  await page.keyboard.press('.')
  await expect(page.getByRole('menuitem', { name: 'Repair failed tasks' })).toBeFocused()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: /^Repair this run of orders_bronze_to_silver/ })
  await expect(dialog).toContainText('These run again: load_orders')
  await page.keyboard.press('Enter')
  await expect(page.getByText('orders_bronze_to_silver is being repaired')).toBeVisible()
  await expect(
    page.getByRole('region', { name: 'Running' }).getByText('orders_bronze_to_silver'),
  ).toBeVisible({ timeout: 20_000 })
  expect(await callsOf('/runs/repair')).toHaveLength(1)
})

test('a run that hangs is canceled from its row and leaves the page', async ({ page }) => {
  await signIn(page, 'ben')
  const row = runningRow(page, 'geo_enrichment_lookup')
  await row.getByRole('button', { name: 'Cancel the run of geo_enrichment_lookup' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel run' }).click()
  await expect(page.getByText('The run of geo_enrichment_lookup is being canceled')).toBeVisible()
  await expect(row).toHaveCount(0, { timeout: 20_000 })
})

test('who may neither repair nor cancel is told the missing right, and nothing happens', async ({
  page,
}) => {
  await signIn(page, 'ben')
  const failed = await failedRow(page, 'finance_daily_close')
  await failed.hover()
  await failed.getByRole('button', { name: 'Repair the run of finance_daily_close' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: /^Repair \d+ task/ }).click()
  await expect(dialog).toContainText(/ben@contoso\.example does not have Manage Run/)
  await dialog.getByRole('button', { name: 'Close' }).click()
  await runningRow(page, 'ml_churn_training')
    .getByRole('button', { name: /^Cancel the run/ })
    .click()
  await dialog.getByRole('button', { name: 'Cancel run' }).click()
  await expect(dialog).toContainText(/ben@contoso\.example does not have Manage Run/)
  const statuses = [...(await callsOf('/runs/repair')), ...(await callsOf('/runs/cancel'))].map(
    ({ status }) => status,
  )
  expect(statuses).toEqual([403, 403])
})

test('a run that cannot be read before its repair says why, and is not repaired', async ({
  page,
}) => {
  await signIn(page, 'ben')
  const failed = await failedRow(page, 'orders_bronze_to_silver')
  await emulator.fault({
    service: 'prod',
    path: '/api/2.2/jobs/runs/get',
    kind: 'status',
    status: 404,
    body: { error_code: 'RESOURCE_DOES_NOT_EXIST', message: 'Run was deleted' },
  })
  await failed.getByRole('button', { name: /^Repair the run/ }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText(/Run was deleted|not exist|no longer/)
  await expect(dialog.getByRole('button', { name: 'Repair failed tasks' })).toHaveAttribute(
    'aria-disabled',
    'true',
  )
  expect(await callsOf('/runs/repair')).toHaveLength(0)
})

// Ada: whoever asks while a call hangs joins it, and the stories after this one are others'.
test('a workspace that hangs holds nobody up', async ({ page }) => {
  await emulator.fault({ service: 'dev', path: '/*', kind: 'hang' })
  await signIn(page, 'ada')
  await expect(
    page.getByRole('region', { name: 'Running' }).getByText('events_stream_compaction'),
  ).toBeVisible({ timeout: 8_000 })
  await expect(page.getByText('dev has not answered yet')).toBeVisible()
})

test('dan is told why he sees nothing, and chloe why dev is missing', async ({ page, browser }) => {
  await signIn(page, 'dan')
  await expect(page.getByText('You have no access to any workspace yet')).toBeVisible()
  await expect(countOf(page, 'Failed')).toHaveCount(0)
  const other = await browser.newContext()
  const chloes = await other.newPage()
  await signIn(chloes, 'chloe')
  await expect(
    chloes.getByText('You are not a user of workspace dev. Ask its admin to add you.'),
  ).toBeVisible()
  await expect(countOf(chloes, 'Failed')).toBeVisible()
  await other.close()
})

test('one workspace has its own Now', async ({ page }) => {
  await signIn(page, 'ben', '/workspaces/dev')
  await expect(page.getByRole('heading', { name: 'Now', level: 1 })).toBeVisible()
  await expect(countOf(page, 'Failed')).toBeVisible()
  await expect(page.getByText('events_stream_compaction')).toHaveCount(0)
  await expect(page.getByRole('link', { name: 'Compute' }).first()).toHaveAttribute(
    'href',
    '/workspaces/dev/clusters',
  )
})
