import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright/test'
import { expect, signIn, test } from './fixtures'

/** Runs of the emulator's seed: ids are fixed, so stories may name them. */
const run = {
  /** support_tickets_nlp of last night: three times as long as it used to take. */
  slow: '612150177595913',
  /** events_backfill_replay: failed, and its last success; both print. */
  failedOfLogs: '612107218891273',
  successOfLogs: '612107220988866',
  finance: '612008413870601',
  /** orders_bronze_to_silver: its second task failed, and two wait for it. */
  failedAtLoad: '612004118000137',
} as const

const page = (id: string, query = '') => `/workspaces/prod/runs/${id}/compare${query}`
const section = (tab: Page, name: string) => tab.getByRole('region', { name, exact: true })

test("why last night's run was slow is found from its page in one press", async ({ page: tab }) => {
  await signIn(tab, 'ben', `/workspaces/prod/runs/${run.slow}`)
  await tab.getByRole('link', { name: /× usual: why\?/ }).click()
  await expect(tab).toHaveURL(page(run.slow))
  const why = section(tab, 'Why it was slow')
  await expect(why).toContainText(/times as long as usual/)
  await expect(why).toContainText('the median of the last 20 successes')
  await expect(why.getByRole('listitem')).toHaveText([
    /^execution of prepare\+1\d min/i,
    /^execution of compute\+1\d min/i,
  ])
  const usual = /usual: (\d+ min \d\d s)/.exec((await why.textContent()) ?? '')?.[1]
  await expect(
    section(tab, 'Where the time went').getByText(usual ?? '-', { exact: true }),
  ).toHaveCount(1)
  const differing = tab.getByRole('group', { name: 'Tasks that differ', exact: true })
  await expect(differing.getByRole('row')).toHaveCount(3)
})

test('a failed run is compared with its last success from the menu, down to the log line', async ({
  page: tab,
}) => {
  await signIn(tab, 'ben', `/workspaces/prod/runs/${run.failedOfLogs}`)
  await tab.getByRole('button', { name: 'Compare', exact: true }).click()
  await tab.getByRole('menuitem', { name: 'Compare with the last success' }).click()
  await expect(tab.getByRole('main').getByText(run.successOfLogs)).toBeVisible()
  const log = section(tab, 'Log of replay, this run')
  await expect(log).toBeVisible({ timeout: 30_000 })
  await expect(section(tab, 'Log of replay, other run')).toBeVisible()
  await tab.getByRole('link', { name: 'Back to the run' }).click()
  await expect(tab).toHaveURL(new RegExp(`/runs/${run.failedOfLogs}$`))
})

test('a run that failed early says which tasks did not run, why, and how long they take', async ({
  page: tab,
}) => {
  await signIn(tab, 'ben', page(run.finance))
  const why = section(tab, 'How long it took')
  await expect(why).toContainText(
    /2 tasks did not run because join_orders failed: \w+ \(usually [\d min s]+\), \w+ \(usually/,
  )
  await expect(
    why.getByRole('listitem').filter({ hasText: /tasks that did not run−/i }),
  ).toHaveCount(1)
  await tab.goto(page(run.failedAtLoad))
  await expect(section(tab, 'Why it was shorter')).toContainText(
    '2 tasks did not run because load_orders failed',
  )
})

test('on a phone the tables of a comparison fit, and a task says beside its name what has no column', async ({
  page: tab,
}) => {
  await tab.setViewportSize({ width: 390, height: 844 })
  await signIn(tab, 'ben', page(run.finance))
  const differing = tab.getByRole('group', { name: 'Tasks that differ', exact: true })
  await expect(differing.getByRole('row', { name: /join_orders/ })).toContainText(/usually \d+/)
  await expect(differing.getByRole('columnheader')).toHaveText(['Task', 'This run', 'Other run'])
  for (const name of ['Tasks that differ', 'Where the time went', 'What differs']) {
    const table = tab.getByRole('group', { name, exact: true })
    expect(await table.evaluate((box) => box.scrollWidth - box.clientWidth)).toBe(0)
  }
})

test('another run is picked, the address says which, and back and forward go through the choices', async ({
  page: tab,
}) => {
  await signIn(tab, 'ben', page(run.finance))
  const picker = tab.getByRole('combobox', { name: 'Compared with' })
  await expect(picker).toHaveValue('last-success')
  await picker.selectOption({ label: 'the run before it' })
  await expect(tab).toHaveURL(page(run.finance, '?with=previous'))
  await tab.goBack()
  await expect(picker).toHaveValue('last-success')
  await tab.goForward()
  await expect(picker).toHaveValue('previous')
})

test('what differs comes first, what is the same is folded, and each table is a CSV', async ({
  page: tab,
}) => {
  await signIn(tab, 'ben', page(run.finance))
  const differs = section(tab, 'What differs').first()
  await expect(differs.getByRole('row', { name: /State/ })).toContainText('Failed')
  // A commit in short, and in the whole where one looks closer.
  await expect(
    differs.getByRole('row', { name: /Commit [0-9a-f]{10} [0-9a-f]{10}$/ }),
  ).toBeVisible()
  await expect(differs.getByTitle(/^[0-9a-f]{40}$/).first()).toBeVisible()
  const same = tab.getByText(/^The same in both: \d+ facts/)
  await expect(tab.getByRole('row', { name: /Repository|runs if/ }).first()).toBeHidden()
  await same.click()
  await expect(tab.getByRole('row', { name: /runs if/ }).first()).toBeVisible()
  for (const [name, head] of [
    ['Where the time went as CSV', 'part,this_run_s,other_run_s,usual_s'],
    ['Tasks as CSV', 'task,differs,on_critical_path'],
    ['What differs as CSV', 'group,name,differs'],
  ] as const) {
    const download = tab.waitForEvent('download')
    await tab.getByRole('button', { name }).click()
    expect(await readFile(await (await download).path(), 'utf8')).toContain(head)
  }
})

test('a run that may not be read is refused in words, and so is comparing it with itself', async ({
  page: tab,
}) => {
  await signIn(tab, 'ben', page(run.slow, '?with=1'))
  await expect(tab.getByRole('main')).toContainText(/does not exist/)
  await tab.goto(page(run.slow, `?with=${run.slow}`))
  await expect(tab.getByRole('main')).toContainText('A run cannot be compared with itself.')
})
