import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright/test'
import { emulator, expect, signIn, test } from './fixtures'
import { rowOf } from './tables'

const left = '/jobs?show=run-as-left'

/** Opens the dialog over the jobs that the list shows. */
async function changeMany(page: Page, item: string) {
  await page.getByRole('button', { name: 'Change many' }).click()
  await page.getByRole('menuitem', { name: item }).click()
  return page.getByRole('dialog')
}

test('an admin finds the jobs that run as someone who left, and lets them run as someone who is here', async ({
  page,
}) => {
  await signIn(page, 'ada', '/jobs')
  await page.getByRole('button', { name: 'Run as someone who left' }).click()
  await expect(page).toHaveURL(/show=run-as-left/)
  const list = page.getByRole('region', { name: 'Run as someone who left' })
  await expect(list).toContainText('165 jobs looked at')
  await expect(rowOf(page, 'legacy_reports_nightly')).toContainText('hugo is not known here')
  await expect(rowOf(page, 'graph_features_build')).toContainText('noor was deactivated')
  await page.getByRole('searchbox', { name: 'Filter jobs' }).fill('legacy_reports')
  const dialog = await changeMany(page, 'Change who they run as')
  const line = dialog.getByRole('listitem').filter({ hasText: 'legacy_reports_nightly' })

  await dialog.getByRole('combobox', { name: 'Run as' }).fill('noor@contoso.example')
  await expect(line).toContainText('Left as it is. This user was deactivated in prod.')
  await dialog.getByRole('combobox', { name: 'Run as' }).fill('nobody@contoso.example')
  await expect(line).toContainText('Left as it is. prod knows no user of this name.')
  await dialog.getByRole('combobox', { name: 'Run as' }).fill('jonas@contoso.example')
  await expect(line).toContainText(
    'Runs as hugo@contoso.example now, then as jonas@contoso.example',
  )
  await line.getByRole('checkbox').check()
  await dialog.getByRole('button', { name: 'Change 1 job to jonas in production' }).click()
  await expect(dialog).toContainText('1 job runs as jonas@contoso.example.')
  await dialog.getByText('Close', { exact: true }).click()
  await expect(rowOf(page, 'legacy_reports_nightly')).toHaveCount(0)

  // It is so in Databricks, too.
  await page.goto(left)
  await expect(list).toContainText('165 jobs looked at')
  await expect(rowOf(page, 'legacy_reports_nightly')).toHaveCount(0)
  await expect(rowOf(page, 'dbt_docs_site')).toBeVisible()
})

test('one refusal stops no other change, and what was refused can be asked for again', async ({
  page,
}) => {
  await signIn(page, 'ada', `${left}&q=contoso.example`)
  const dialog = await changeMany(page, 'Change who they run as')
  await dialog.getByRole('combobox', { name: 'Run as' }).fill('ada@contoso.example')
  await dialog.getByRole('checkbox', { name: /legacy_reports_nightly/ }).check()
  await dialog.getByRole('checkbox', { name: /dbt_docs_site/ }).check()
  await emulator.fault({
    service: 'prod',
    path: '/api/2.2/jobs/update',
    kind: 'status',
    status: 400,
    body: { error_code: 'INVALID_PARAMETER_VALUE', message: 'Not this one.' },
    times: 1,
  })
  const press = dialog.getByRole('button', { name: /^Change \d jobs? to ada/ })
  await press.click()
  await expect(dialog).toContainText('1 job runs as ada@contoso.example, 1 was refused.')
  await press.click()
  await expect(dialog).toContainText('2 jobs run as ada@contoso.example.')
})

test('an admin gives a job to another owner, who is told whose it was', async ({ page }) => {
  await signIn(page, 'ada', '/jobs?q=legacy_reports')
  const dialog = await changeMany(page, 'Change who owns them')
  await expect(dialog.getByRole('combobox', { name: 'New owner' })).toBeFocused()
  await dialog.getByRole('combobox', { name: 'New owner' }).fill('jonas@contoso.example')
  await dialog.getByRole('checkbox', { name: /legacy_reports_nightly/ }).check()
  await dialog.getByRole('button', { name: 'Give 1 job to jonas in production' }).click()
  await expect(dialog).toContainText(
    'Belongs to jonas@contoso.example, and no longer to hugo@contoso.example',
  )
  await dialog.getByText('Close', { exact: true }).click()
  await page.getByRole('link', { name: 'legacy_reports_nightly' }).click()
  const permissions = page.getByRole('region', { name: 'Permissions' })
  await expect(permissions).toContainText('Jonas Berg')
  await expect(permissions).toContainText('data-engineers')
})

test('who is no admin is told what is not theirs to change', async ({ page }) => {
  await signIn(page, 'ben', left)
  await expect(page.getByText(/Who was deactivated is told to admins only/)).toBeVisible()
  await expect(page.getByText(/service principals are told to admins only/)).toBeVisible()
  await expect(rowOf(page, 'dbt_docs_site')).toContainText('hugo is not known here')
  await expect(rowOf(page, 'graph_features_build')).toHaveCount(0)
  await page.getByRole('button', { name: 'Change many' }).click()
  const owners = page.getByRole('menuitem', { name: /Change who owns them/ })
  await expect(owners).toContainText('change the owner of a job, and you are none.')
  await expect(owners).toHaveAttribute('aria-disabled', 'true')
  await page.getByRole('menuitem', { name: 'Change who they run as' }).click()

  const dialog = page.getByRole('dialog')
  const docs = dialog.getByRole('listitem').filter({ hasText: 'dbt_docs_site' })
  await dialog.getByRole('combobox', { name: 'Run as' }).fill('jonas@contoso.example')
  await expect(docs).toContainText(
    'Only admins of prod let a job run as another person than themselves.',
  )
  // As themselves they may, where they manage the job; elsewhere Databricks says no.
  await dialog.getByRole('combobox', { name: 'Run as' }).fill('ben@contoso.example')
  await docs.getByRole('checkbox').check()
  await dialog.getByRole('checkbox', { name: /legacy_reports_nightly/ }).check()
  await dialog.getByRole('button', { name: /^Change 2 jobs to ben/ }).click()
  await expect(dialog).toContainText('1 job runs as ben@contoso.example, 1 was refused.')
  await expect(dialog).toContainText(/User ben@contoso\.example does not have .* on job/)
})

test('jobs that never succeeded and that were paused long ago tell what was seen of them', async ({
  page,
}) => {
  await signIn(page, 'ada', '/jobs?show=never-succeeded')
  await expect(rowOf(page, 'hr_headcount_report')).toContainText(/none of \d+ runs succeeded/)
  await expect(rowOf(page, 'new_crm_prototype')).toContainText(/none of \d+ runs succeeded/)
  await expect(rowOf(page, 'crm_contacts_sync')).toHaveCount(0)
  await page.getByRole('button', { name: 'Paused for 90 days' }).click()
  await expect(rowOf(page, 'dbt_docs_site')).toContainText('no start by itself in 60 days')
  await expect(page.getByText(/Databricks does not tell when a job was paused/)).toBeVisible()
})

test('the list goes along as a table and as code', async ({ page }) => {
  await signIn(page, 'ada', `${left}&q=legacy`)
  await expect(rowOf(page, 'legacy_reports_nightly')).toBeVisible()
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'CSV' }).click()
  const file = await download
  expect(file.suggestedFilename()).toBe('jobs-run-as-left.csv')
  const lines = (await readFile(await file.path(), 'utf8')).trim().split('\r\n')
  expect(lines[0]).toBe('workspace,job_id,name,why,creator,run_as,created_at,starts,paused')
  expect(lines.slice(1)).toEqual([expect.stringContaining('Runs as hugo@contoso.example')])
  await page.getByRole('button', { name: 'Copy as code' }).click()
  await expect(page.getByRole('dialog')).toContainText('/api/databricks/upkeep/run-as-left')
})
