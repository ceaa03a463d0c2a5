import { emulator, expect, origin, signIn, test } from './fixtures'
import { rowOf } from './tables'

const warehouse = {
  etl: 'a1b2c3d4e5f60718',
  bi: '4f1d92c07ab3e856',
  finance: 'd03fa4871b6c59e2',
  ml: '9be2570c64fa1d83',
  legacy: '2e85c6f9a0b7431d',
} as const

const list = '/workspaces/prod/warehouses'
const detail = (id: string) => `${list}/${id}`

test('the list tells what is in trouble before all that runs', async ({ page }) => {
  await signIn(page, 'ben', list)
  await expect(page.getByRole('row').nth(1)).toContainText('legacy-reports-fails-to-start')
  await expect(rowOf(page, 'legacy-reports-fails-to-start')).toContainText('Failed')
  await expect(rowOf(page, 'ETL Warehouse')).toContainText('Queries are waiting')
  await expect(rowOf(page, 'BI Serverless')).toContainText('Healthy')
  await page.getByRole('button', { name: /In trouble/ }).click()
  await expect(rowOf(page, 'BI Serverless')).toHaveCount(0)
  await expect(page).toHaveURL(/show=troubled/)
})

test('warehouses of both workspaces stand in one list', async ({ page }) => {
  await signIn(page, 'ben', '/warehouses')
  await expect(rowOf(page, 'ETL Warehouse')).toContainText('prod')
  await expect(rowOf(page, 'Dev Starter')).toContainText('dev')
})

test('a workspace that does not answer says why, and the rest is listed', async ({ page }) => {
  await emulator.fault({ service: 'dev', path: '/*', kind: 'reset' })
  await signIn(page, 'ben', '/warehouses')
  await expect(page.getByText('dev did not answer as it should')).toBeVisible()
  await expect(rowOf(page, 'ETL Warehouse')).toBeVisible()
})

test('an engineer stops a warehouse, after being told who is on it, and starts it again', async ({
  page,
}) => {
  test.setTimeout(60_000)
  await emulator.settings({ transitionMs: 4_000 })
  await signIn(page, 'ben', detail(warehouse.etl))
  await page.getByRole('button', { name: 'Stop', exact: true }).click()
  await expect(page.getByRole('dialog')).toContainText('41 sessions on it end')
  await page.getByRole('button', { name: 'Stop warehouse' }).click()
  await expect(page.getByText('ETL Warehouse is stopping')).toBeVisible()
  const main = page.getByRole('main')
  await expect(main.getByText('Stopped', { exact: true })).toBeVisible({ timeout: 20_000 })
  await page.getByRole('button', { name: 'Start', exact: true }).click()
  await page.getByRole('button', { name: 'Start warehouse' }).click()
  await expect(main.getByText('Running', { exact: true })).toBeVisible({ timeout: 20_000 })
})

test('a row of the list follows its warehouse without a reload', async ({ page }) => {
  await emulator.settings({ transitionMs: 60_000 })
  await signIn(page, 'ben', list)
  const row = rowOf(page, 'legacy-reports-fails-to-start')
  await row.getByRole('button', { name: /Actions/ }).click()
  await page.getByRole('menuitem', { name: /^Start/ }).click()
  await page.getByRole('button', { name: 'Start warehouse' }).click()
  await expect(row).toContainText('Starting')
})

test('a start that Azure cannot serve is told with the cause', async ({ page }) => {
  await emulator.settings({ transitionMs: 1_000 })
  await signIn(page, 'ben', detail(warehouse.legacy))
  await expect(page.getByText('Azure had no machines of this type')).toBeVisible()
  await page.getByRole('button', { name: 'Start', exact: true }).click()
  await page.getByRole('button', { name: 'Start warehouse' }).click()
  await expect(page.getByText('legacy-reports-fails-to-start is starting')).toBeVisible()
  await expect(page.getByText('Azure had no machines of this type')).toBeVisible({
    timeout: 20_000,
  })
})

test('a start that is refused stays in the dialog with Databricks’ own words', async ({ page }) => {
  await signIn(page, 'ben', detail(warehouse.finance))
  await page.getByRole('button', { name: 'Start', exact: true }).click()
  await page.getByRole('button', { name: 'Start warehouse' }).click()
  await expect(page.getByRole('dialog')).toContainText(/permission/i)
  await page.getByRole('button', { name: 'Cancel' }).click()
  await expect(page.getByRole('main').getByText('Stopped', { exact: true })).toBeVisible()
})

test('a stop that is refused stays in the dialog with Databricks’ own words', async ({ page }) => {
  await signIn(page, 'ben', detail(warehouse.bi))
  await page.getByRole('button', { name: 'Stop', exact: true }).click()
  await page.getByRole('button', { name: 'Stop warehouse' }).click()
  await expect(page.getByRole('dialog')).toContainText(/permission/i)
})

test('who monitors a warehouse and does not manage it is refused its stop', async ({ page }) => {
  await signIn(page, 'ben', detail(warehouse.ml))
  await page.getByRole('button', { name: 'Stop', exact: true }).click()
  await page.getByRole('button', { name: 'Stop warehouse' }).click()
  await expect(page.getByRole('dialog')).toContainText(/permission/i)
})

test('a button that cannot be pressed stays and says why', async ({ page }) => {
  await signIn(page, 'ben', detail(warehouse.etl))
  const start = page.getByRole('button', { name: 'Start', exact: true })
  await expect(start).toHaveAttribute('aria-disabled', 'true')
  await start.focus()
  await expect(page.getByText('It is already running.').first()).toBeAttached()
})

test('the connection of a warehouse is there to copy', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await signIn(page, 'ben', detail(warehouse.etl))
  await page.getByRole('button', { name: 'Copy: http path' }).click()
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  expect(copied).toBe(`/sql/1.0/warehouses/${warehouse.etl}`)
})

test('an unknown warehouse and a malformed id are told as not found', async ({ page }) => {
  await signIn(page, 'ben')
  for (const id of ['0000000000000000', '..%2f..%2fx']) {
    const answer = await page.goto(`${origin}${detail(id)}`)
    expect(answer?.status()).toBeLessThan(500)
    await expect(page.getByRole('main')).toContainText(/not|no /i)
  }
})
