import { cluster, emulator, expect, origin, signIn, test } from './fixtures'
import { rowOf } from './tables'

const detail = (id: string) => `/workspaces/prod/clusters/${id}`

test('an operator starts a terminated cluster and sees it come up without a reload', async ({
  page,
}) => {
  test.setTimeout(60_000)
  await emulator.settings({ transitionMs: 4_000 })
  await signIn(page, 'ben', detail(cluster.financeMonthEnd))
  await page.evaluate(() => document.body.setAttribute('data-same-page', 'yes'))
  await page.getByRole('button', { name: 'Start', exact: true }).click()
  await page.getByRole('button', { name: 'Start cluster' }).click()
  await expect(page.getByText('finance-month-end is starting')).toBeVisible()
  const header = page.getByRole('main')
  await expect(header.getByText('Starting', { exact: true }).first()).toBeVisible()
  await expect(header.getByText('Running', { exact: true }).first()).toBeVisible({
    timeout: 20_000,
  })
  await expect(page.getByText(/Started by ben@contoso\.example/).first()).toBeVisible()
  await expect(page.locator('body[data-same-page]')).toHaveCount(1)
})

test('the row of a list follows its cluster without a reload', async ({ page }) => {
  await emulator.settings({ transitionMs: 60_000 })
  await signIn(page, 'ben', '/clusters')
  const row = rowOf(page, 'finance-month-end')
  await expect(row).toContainText('Terminated')
  await row.getByRole('button', { name: /Actions/ }).click()
  await page.getByRole('menuitem', { name: /^Start/ }).click()
  await page.getByRole('button', { name: 'Start cluster' }).click()
  await expect(row).toContainText('Starting')
})

test('terminating a shared cluster of production takes typing its name', async ({ page }) => {
  await emulator.settings({ transitionMs: 3_000 })
  await signIn(page, 'ben', detail(cluster.adhocAnalytics))
  await page.getByRole('button', { name: 'Terminate', exact: true }).click()
  const confirm = page.getByRole('button', { name: 'Terminate cluster' })
  await expect(confirm).toHaveAttribute('aria-disabled', 'true')
  await page.getByLabel(/to confirm/).fill('adhoc-analytics')
  await confirm.click()
  await expect(page.getByText('adhoc-analytics is terminating')).toBeVisible()
  await expect(page.getByRole('main').getByText('Terminated', { exact: true }).first()).toBeVisible(
    { timeout: 20_000 },
  )
  const calls = await emulator.calls({ service: 'prod' })
  expect(calls.filter(({ path }) => path.endsWith('/clusters/delete'))).toHaveLength(1)
})

test('a running cluster restarts and comes back', async ({ page }) => {
  await emulator.settings({ transitionMs: 3_000 })
  await signIn(page, 'ben', detail(cluster.adhocAnalytics))
  await page.getByRole('button', { name: 'Restart', exact: true }).click()
  await page.getByRole('button', { name: 'Restart cluster' }).click()
  await expect(page.getByText('adhoc-analytics is restarting')).toBeVisible()
  await expect(
    page.getByRole('main').getByText('Restarting', { exact: true }).first(),
  ).toBeVisible()
  await expect(page.getByRole('main').getByText('Running', { exact: true }).first()).toBeVisible({
    timeout: 20_000,
  })
})

test('a start that Azure cannot serve is told with the cause', async ({ page }) => {
  await emulator.settings({ transitionMs: 2_000 })
  await signIn(page, 'ben', detail(cluster.stockout))
  await page.getByRole('button', { name: 'Start', exact: true }).click()
  await page.getByRole('button', { name: 'Start cluster' }).click()
  await expect(page.getByRole('main').getByText('Starting', { exact: true }).first()).toBeVisible()
  await expect(page.getByText('Azure had no machines of this type').first()).toBeVisible({
    timeout: 20_000,
  })
})

test('a button that cannot be pressed stays and says why', async ({ page }) => {
  await signIn(page, 'ben', detail(cluster.adhocAnalytics))
  const start = page.getByRole('button', { name: 'Start', exact: true })
  await expect(start).toHaveAttribute('aria-disabled', 'true')
  await start.focus()
  await expect(page.getByText('It is already running.').first()).toBeAttached()
})

test('older events load page by page', async ({ page }) => {
  await signIn(page, 'ben', detail(cluster.adhocAnalytics))
  const events = page.getByRole('region', { name: /Events/ }).getByRole('listitem')
  await expect(events.first()).toBeVisible()
  const before = await events.count()
  await page.getByRole('button', { name: /older/i }).click()
  await expect.poll(() => events.count()).toBeGreaterThan(before)
})

test('filters live in the address and survive a reload', async ({ page }) => {
  await signIn(page, 'ben', '/clusters')
  const filter = page.getByRole('searchbox', { name: 'Filter clusters' })
  await expect(async () => {
    await page.keyboard.press('/')
    await expect(filter).toBeFocused({ timeout: 1_000 })
  }).toPass()
  await filter.fill('finance')
  await expect(rowOf(page, 'adhoc-analytics')).toHaveCount(0)
  await expect(page).toHaveURL(/finance/)
  await page.reload()
  await expect(rowOf(page, 'finance-month-end')).toBeVisible()
  await expect(rowOf(page, 'adhoc-analytics')).toHaveCount(0)
})

test('the list works with the keyboard alone', async ({ page }) => {
  await signIn(page, 'ben', '/clusters')
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/workspaces\/(prod|dev)\/clusters\/.+/)
})

test('10,000 clusters are listed as far as was asked, and the page says so', async ({ page }) => {
  test.setTimeout(120_000)
  await emulator.settings({ scale: { dev: 10_000 } })
  await signIn(page, 'ada', '/workspaces/dev/clusters')
  await expect(page.getByRole('row').nth(5)).toBeVisible({ timeout: 30_000 })
  await expect(
    page.getByText('These are the first 500 clusters of dev; it has more.'),
  ).toBeVisible()
  // Only the rows in view are in the document.
  expect(await page.getByRole('row').count()).toBeLessThan(150)
})

test('an unknown cluster and a malformed id are told as not found', async ({ page }) => {
  await signIn(page, 'ben')
  for (const id of ['0101-000000-nothere1', '..%2f..%2fx']) {
    const answer = await page.goto(`${origin}/workspaces/prod/clusters/${id}`)
    expect(answer?.status()).toBeLessThan(500)
    await expect(page.getByRole('main')).toContainText('There is nothing at this address')
  }
})
