import type { Page } from 'playwright/test'
import { emulator, expect, origin, signIn, test } from './fixtures'

/** Of orders_bronze_to_silver, which ben manages: it failed, and its job has parameters. */
const failedRun = '612004118000137'
const address = `/workspaces/prod/runs/${failedRun}`
const api = `/api/databricks/workspaces/prod`

const askedRepairs = async () =>
  (await emulator.calls({ service: 'prod' })).filter(({ path }) =>
    path.endsWith('/jobs/runs/repair'),
  )

/** The dialog of the repair, with the parameters of the run in sight. */
async function openParameters(page: Page) {
  await page.getByRole('button', { name: /^Repair \d+ task/ }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('Parameters as in this run').click()
  return dialog
}

test('a repair takes changed parameters, and the run then has them', async ({ page }) => {
  await emulator.settings({ taskMs: 500 })
  await signIn(page, 'ben', address)
  const dialog = await openParameters(page)
  await expect(dialog.getByLabel('target_table')).toHaveValue('main.sales.orders_silver')
  const refresh = dialog.getByLabel('full_refresh')
  await expect(refresh).toHaveValue('false')
  await refresh.fill('true')
  await expect(dialog.getByText('Parameters, 1 changed')).toBeVisible()
  await dialog.getByRole('button', { name: /^Repair \d+ task/ }).click()
  await expect(page.getByText('attempt 2 of 2')).toBeVisible({ timeout: 20_000 })
  await page.getByRole('tab', { name: /^Parameters/ }).click()
  const main = page.getByRole('main')
  await expect(main.getByText('usually false')).toBeVisible()
  await expect(main.getByText('true', { exact: true })).toBeVisible()
  expect((await askedRepairs()).map(({ status }) => status)).toEqual([200])
})

test('a value that is put back is not sent, and the run keeps its own', async ({ page }) => {
  await signIn(page, 'ben', address)
  const dialog = await openParameters(page)
  await dialog.getByLabel('full_refresh').fill('true')
  await dialog.getByLabel('full_refresh').fill('false')
  await expect(dialog.getByText('Parameters as in this run')).toBeVisible()
  const sent = page.waitForRequest((request) => request.url().endsWith('/repair'))
  await dialog.getByRole('button', { name: /^Repair \d+ task/ }).click()
  expect((await sent).postDataJSON()).not.toHaveProperty('jobParameters')
})

test('a repair that is refused says why and keeps what was typed, and changes nothing', async ({
  page,
}) => {
  await emulator.settings({ taskMs: 120_000 })
  await signIn(page, 'ben', address)
  const dialog = await openParameters(page)
  await dialog.getByLabel('full_refresh').fill('true')
  // Meanwhile another run of the job has begun, and the job may have one at a time.
  const run = (await (await page.request.get(`${api}/runs/${failedRun}`)).json()) as {
    jobId: string
  }
  const begun = await page.request.post(`${api}/jobs/${run.jobId}/run-now`, {
    headers: { 'x-lakedeck': '1', origin, 'sec-fetch-site': 'same-origin' },
    data: {},
  })
  expect(begun.ok()).toBe(true)
  await dialog.getByRole('button', { name: /^Repair \d+ task/ }).click()
  await expect(dialog).toContainText(/limit of 1 maximum concurrent runs has been reached/)
  await expect(dialog.getByLabel('full_refresh')).toHaveValue('true')
  const after = (await (await page.request.get(`${api}/runs/${failedRun}`)).json()) as {
    parameters: { name: string; value: string }[]
    attempts: unknown[]
  }
  expect(after.parameters.find(({ name }) => name === 'full_refresh')?.value).toBe('false')
  expect(after.attempts).toHaveLength(1)
})
