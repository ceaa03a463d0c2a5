import { emulator, expect, signIn, test, visit } from './fixtures'
import { savedOf } from './tables'

test('each list is a table for spreadsheets, with the rows that the filter leaves', async ({
  page,
}) => {
  await signIn(page, 'ben', '/jobs?q=bronze&starts=schedule')
  await expect(page.getByRole('status').filter({ hasText: / of 1\d\d$/ })).toBeVisible()
  const jobs = await savedOf(page, 'Jobs')
  expect(jobs.head).toMatch(/^workspace,job_id,name,.*,last_run_state,/)
  expect(jobs.lines.length).toBeGreaterThan(5)
  for (const line of jobs.lines) expect(line).toMatch(/^(prod|dev),\d+,\w*bronze/)

  await visit(page, '/runs?state=failed')
  const failed = page.getByRole('button', { name: /^Failed \d+$/, pressed: true })
  await expect(failed).toBeVisible()
  // The list is live: one may fail, or leave the window, between the two looks.
  await expect(async () => {
    const runs = await savedOf(page, 'Runs')
    expect(runs.head).toMatch(/^workspace,run_id,job_id,/)
    expect(`Failed ${runs.lines.length}`).toBe(await failed.textContent())
  }).toPass()

  await visit(page, '/workspaces/dev/warehouses')
  const warehouses = await savedOf(page, 'Warehouses')
  expect(warehouses.lines.map((line) => line.split(',')[0])).toEqual(['dev'])
})

test('each part of Now is a table for spreadsheets', async ({ page }) => {
  await signIn(page, 'ben', '/?show=queued')
  const queued = await savedOf(page, 'Queued')
  expect(queued.head).toMatch(/^kind,workspace,job,job_id,run_id,/)
  expect(queued.lines).toHaveLength(3)
  for (const line of queued.lines) expect(line).toMatch(/^queued,prod,/)
})

test('what stands on the page of a job and of a run is saved part by part', async ({ page }) => {
  await signIn(page, 'ben', '/workspaces/prod/jobs/418006550000019')
  const tasks = await savedOf(page, 'Tasks')
  expect(tasks.head).toMatch(/^task,kind,target,waits_for,/)
  expect(tasks.lines[2]).toMatch(/^merge_silver,notebook,.*load_orders.*Standard_D8ds_v5/)
  const starts = await savedOf(page, 'Next starts')
  expect(starts.lines).toHaveLength(10)
  expect(starts.lines[0]).toMatch(/T\d\d:12:00.*02:12,Europe\/Amsterdam$/)
  const permissions = await savedOf(page, 'Permissions')
  expect(permissions.lines[0]).toBe('ben@contoso.example,user,Ben Kaya,IS_OWNER,')
  expect((await savedOf(page, 'Runs')).lines).toHaveLength(24)

  await page.getByRole('table', { name: 'Runs' }).getByRole('link').first().click()
  await page.getByRole('tab', { name: /^History/ }).click()
  expect((await savedOf(page, 'Attempts')).lines[0]).toMatch(/^original,,failed,/)
  expect((await savedOf(page, 'Runs of this job')).lines).toHaveLength(24)
})

test('while a list has not come there is nothing to save, and the button says so', async ({
  page,
}) => {
  await signIn(page, 'ben', '/api-docs')
  await emulator.fault({ service: 'prod', path: '/api/2.0/sql/warehouses', kind: 'hang' })
  await page.goto('/workspaces/prod/warehouses')
  const save = page.getByRole('button', { name: 'Warehouses as CSV' })
  await expect(save).toHaveAttribute('aria-disabled', 'true')
  // The page is there before its scripts are: a pointer that came too early has to come again.
  await expect(async () => {
    await page.mouse.move(0, 0)
    await save.hover()
    const reason = page.getByRole('tooltip')
    await expect(reason).toContainText('There is nothing to save yet.', { timeout: 1_500 })
  }).toPass()
})
