import { cluster, emulator, expect, signInAtEntra, test } from './fixtures'
import { rowOf } from './tables'

const listPath = '/api/2.1/clusters/list'

test('a workspace that is down shows its reason and the rest still renders', async ({ page }) => {
  await emulator.fault({ service: 'dev', path: '/*', kind: 'reset' })
  await signInAtEntra(page, 'ben', '/clusters')
  await expect(rowOf(page, 'adhoc-analytics')).toBeVisible()
  await expect(page.getByText('dev did not answer as it should')).toBeVisible()
  await expect(rowOf(page, 'shared-dev')).toHaveCount(0)
})

// Ada: whoever asks while a call hangs joins it, and the next story is Ben's.
test('a workspace that hangs does not hold up the rest', async ({ page }) => {
  await emulator.fault({ service: 'dev', path: listPath, kind: 'hang' })
  await signInAtEntra(page, 'ada', '/clusters')
  await expect(rowOf(page, 'adhoc-analytics')).toBeVisible({ timeout: 8_000 })
  await expect(page.getByText('dev has not answered yet')).toBeVisible()
})

test('a workspace that comes back joins the list by “Try again”', async ({ page }) => {
  await emulator.fault({ service: 'dev', path: listPath, kind: 'reset' })
  await signInAtEntra(page, 'ben', '/clusters')
  await expect(page.getByText('dev did not answer as it should')).toBeVisible()
  await emulator.clearFaults()
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(rowOf(page, 'shared-dev')).toBeVisible()
})

const listFaults = [
  {
    title: 'too many requests are told with the time to wait',
    fault: {
      kind: 'status',
      status: 429,
      headers: { 'retry-after': '30' },
      body: { error_code: 'REQUEST_LIMIT_EXCEEDED', message: 'Limit' },
    },
    words: /limits how often|Try again in/,
  },
  {
    title: 'a 503 is told as passing',
    fault: {
      kind: 'status',
      status: 503,
      body: { error_code: 'TEMPORARILY_UNAVAILABLE', message: 'Workspace is being updated' },
    },
    words: /Workspace is being updated|not available/i,
  },
  {
    title: 'a login page instead of JSON is never shown',
    fault: { kind: 'html' },
    words: /dev did not answer as it should/,
  },
  {
    title: 'half an answer is told as that',
    fault: { kind: 'truncate' },
    words: /dev did not answer as it should/,
  },
  {
    title: 'an IP access list is told with whom to ask',
    fault: {
      kind: 'status',
      status: 403,
      body: {
        error_code: 403,
        message:
          'Source IP address: 203.0.113.9 is blocked by Databricks IP ACL for workspace: 6203987654321098 [ReqId: 0f3b6a1e-0000-4000-8000-000000000001]',
      },
    },
    words: /IP access list of workspace dev/,
  },
] as const

for (const { title, fault, words } of listFaults) {
  test(title, async ({ page }) => {
    await emulator.fault({ service: 'dev', path: listPath, ...fault })
    await signInAtEntra(page, 'ben', '/clusters')
    await expect(page.getByText(words).first()).toBeVisible({ timeout: 25_000 })
    await expect(rowOf(page, 'adhoc-analytics')).toBeVisible()
    await expect(page.locator('body')).not.toContainText(/<html|<pre|at Object\.|node_modules/)
  })
}

test('a conflict is told with the state that is in the way', async ({ page }) => {
  await signInAtEntra(page, 'ben', `/workspaces/prod/clusters/${cluster.financeMonthEnd}`)
  await page.getByRole('button', { name: 'Start', exact: true }).click()
  await emulator.fault({
    service: 'prod',
    path: '/api/2.1/clusters/start',
    method: 'POST',
    kind: 'status',
    status: 400,
    body: {
      error_code: 'INVALID_STATE',
      message: `Cluster ${cluster.financeMonthEnd} is in unexpected state Pending.`,
    },
  })
  await page.getByRole('button', { name: 'Start cluster' }).click()
  await expect(page.getByRole('dialog').getByText(/unexpected state Pending/)).toBeVisible()
})

test('a session that ended meanwhile is told, with the way back', async ({ page, context }) => {
  await signInAtEntra(page, 'ben', `/workspaces/prod/clusters/${cluster.financeMonthEnd}`)
  await page.getByRole('button', { name: 'Start', exact: true }).click()
  await context.clearCookies({ name: /^lakedeck\.session/ })
  await page.getByRole('button', { name: 'Start cluster' }).click()
  await expect(page.getByRole('button', { name: /Sign in again/ }).first()).toBeVisible()
})

test('a start whose answer got lost is not sent twice', async ({ page }) => {
  await signInAtEntra(page, 'ben', `/workspaces/prod/clusters/${cluster.financeMonthEnd}`)
  await emulator.fault({
    service: 'prod',
    path: '/api/2.1/clusters/start',
    method: 'POST',
    kind: 'status',
    status: 503,
    when: 'after',
    body: { error_code: 'TEMPORARILY_UNAVAILABLE', message: 'Try later' },
  })
  await page.getByRole('button', { name: 'Start', exact: true }).click()
  await page.getByRole('button', { name: 'Start cluster' }).click()
  await expect(page.getByRole('dialog').getByText('Try later')).toBeVisible()
  const calls = await emulator.calls({ service: 'prod' })
  expect(calls.filter(({ path }) => path.endsWith('/clusters/start'))).toHaveLength(1)
})

// Of chloe no other story of this file has anything in memory.
test('while no job is here nothing is counted, as nought neither', async ({ page }) => {
  await emulator.fault({ service: 'prod', path: '/api/2.2/jobs/list', kind: 'hang' })
  await signInAtEntra(page, 'chloe', '/workspaces/prod/jobs')
  const counts = page.getByRole('group', { name: 'Jobs by their last run' })
  await expect(counts.getByText('not known yet')).toHaveCount(5)
  await expect(counts.getByText('0', { exact: true })).toHaveCount(0)
  await expect(page.getByText('prod has not answered yet')).toBeVisible()
})

test('a list of runs says whose are on their way, or why they do not come', async ({ page }) => {
  const path = '/api/2.2/jobs/runs/list'
  await emulator.fault({ service: 'dev', path, kind: 'hang' })
  await signInAtEntra(page, 'ada', '/runs')
  await expect(page.getByText(/\d+, those of dev are on their way/)).toBeVisible()
  await emulator.clearFaults()
  await emulator.fault({ service: 'prod', path, kind: 'reset' })
  await page.goto('/runs?window=7d')
  await expect(page.getByText('prod did not answer as it should')).toBeVisible()
})
