import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright/test'
import { emulator, expect, origin, signIn, test } from './fixtures'

const burst = /TABLE_OR_VIEW_NOT_FOUND/
/** A cold server reads the errors look by look; a busy machine takes its time for that. */
const untilRead = 40_000

test.describe.configure({ timeout: 90_000 })

const radius = (page: Page) => page.getByRole('group', { name: 'Blast radius in prod' }).first()

async function openBurst(page: Page) {
  const cause = page.getByRole('button', { name: burst }).first()
  await expect(cause).toHaveAttribute('aria-expanded', 'true', { timeout: untilRead })
  return radius(page)
}

test('a cause says which jobs hang on it, by what, whose they are, and what nobody can know', async ({
  page,
}) => {
  await signIn(page, 'ada')
  const told = await openBurst(page)
  await expect(told).toContainText(/\d+ tasks behind the failure in \d of these jobs/)
  await expect(told).toContainText(
    'nightly_orchestrator runs finance_daily_close as its task run_finance_close, paused',
  )
  await expect(told).toContainText(
    'price_change_gate waits for table main.sales.orders_silver, which orders_bronze_to_silver writes',
  )
  await expect(told).toContainText(
    'main.sales.orders_silver by orders_bronze_to_silver, says its parameter target_table',
  )
  await expect(told).toContainText(/ben owns \d/)
  await expect(told).toContainText(/is mailed when they fail/)
  await expect(told).toContainText(/may write tables without saying so in the job/)
  await told.getByRole('link', { name: 'nightly_orchestrator' }).click()
  await expect(page.getByRole('heading', { name: 'nightly_orchestrator' })).toBeVisible()
})

test('it needs neither a warehouse nor system tables: lists of jobs are all that is asked', async ({
  page,
}) => {
  await signIn(page, 'ada')
  await expect(await openBurst(page)).toContainText('price_change_gate')
  const paths = new Set((await emulator.calls({ service: 'prod' })).map(({ path }) => path))
  expect([...paths].filter((path) => /\/sql\/|system/.test(path))).toEqual([])
  // A few pages of them; none where they were read within minutes.
  const pages = (await emulator.calls({ service: 'prod' })).filter(
    ({ path, query }) => path.endsWith('/jobs/list') && query.includes('expand_tasks=true'),
  )
  expect(pages.length).toBeLessThanOrEqual(5)
})

test('what a person may not see is not told to them', async ({ page }) => {
  await signIn(page, 'chloe')
  const jobs = await page.request.get(`${origin}/api/databricks/workspaces/prod/jobs?limit=10000`)
  const { items } = (await jobs.json()) as { items: { jobId: string; name: string }[] }
  const named = new Set(items.map(({ name }) => name))
  expect(named.has('nightly_orchestrator')).toBe(false)
  const ids = items.slice(0, 20).map(({ jobId }) => jobId)
  const path = `${origin}/api/databricks/workspaces/prod/reach?jobs=${ids.join(',')},1`
  const answer = (await (await page.request.get(path)).json()) as {
    items: { name: string }[]
    unseen: string[]
  }
  expect(answer.items.filter(({ name }) => !named.has(name))).toEqual([])
  expect(answer.unseen).toEqual(['1'])
})

test('a list of jobs that is refused says so where it is wanted, and the cause stays', async ({
  page,
}) => {
  await emulator.fault({
    service: 'prod',
    path: '/api/2.2/jobs/list',
    kind: 'status',
    status: 403,
    body: { error_code: 'PERMISSION_DENIED', message: 'You may not list jobs.' },
  })
  await signIn(page, 'ben')
  const told = await openBurst(page)
  await expect(told).toContainText('You may not list jobs.')
  await expect(page.getByRole('button', { name: 'Repair 9…' })).toBeVisible()
})

test('the jobs behind a cause are a table for spreadsheets, and a call for scripts', async ({
  page,
}) => {
  await signIn(page, 'ada')
  const told = await openBurst(page)
  const download = page.waitForEvent('download')
  await told.getByRole('button', { name: 'CSV' }).click()
  const text = await readFile(await (await download).path(), 'utf8')
  expect(text).toMatch(/^job,job_id,how,via,hangs_on,/)
  expect(text).toContain('nightly_orchestrator,')
  const wrong = await page.request.get(`${origin}/api/databricks/workspaces/prod/reach?jobs=x`)
  expect(wrong.status()).toBe(400)
})

test('a cause says since when, and how it goes on', async ({ page }) => {
  await signIn(page, 'ben')
  await openBurst(page)
  await expect(page.getByText(/^since .+(in one burst|of late|all along)/).first()).toBeVisible()
})
