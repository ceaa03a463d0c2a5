import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright/test'
import { emulator, expect, signIn, test } from './fixtures'

/** Runs of the emulator's seed: ids are fixed, so stories may name them. */
const run = {
  finance: '612008413870601',
  managedByBen: '612004118000137',
  repairedTwice: '612154477661563',
  of120Tasks: '612158769336841',
  of5MbLog: '612107218891273',
  hanging: '871350222097804',
} as const

const page = (id: string, query = '') => `/workspaces/prod/runs/${id}${query}`
const tasks = (tab: Page) => tab.getByRole('region', { name: 'Tasks over time' })

test('the tasks are shown over time, as a list and as a graph; the address says which', async ({
  page: tab,
}) => {
  await signIn(tab, 'ben', page(run.finance))
  await expect(tasks(tab).getByText('on the critical path').first()).toBeAttached()
  await expect(tasks(tab).getByText('upstream failed', { exact: true })).toHaveCount(2)
  await tasks(tab).getByRole('button', { name: 'List' }).click()
  await expect(tab).toHaveURL(/tasks=list/)
  await tasks(tab).getByRole('button', { name: 'Graph' }).click()
  await expect(tab).toHaveURL(/tasks=graph/)
  const graph = tab.getByRole('group', { name: 'Graph of the tasks' })
  await expect(graph.getByRole('button', { name: /^join_orders, failed/ })).toBeVisible()
  await tab.reload()
  await expect(graph).toBeVisible()
})

test('a run leads to its job, from its own page and from its row', async ({ page: tab }) => {
  await signIn(tab, 'ben', page(run.finance))
  await tab.getByRole('link', { name: 'finance_daily_close' }).first().click()
  await expect(tab).toHaveURL(/\/workspaces\/prod\/jobs\/\d+$/)
  await expect(tab.getByRole('heading', { level: 1 })).toHaveText('finance_daily_close')
  await tab.goto('/workspaces/prod/runs?q=finance_daily_close')
  await tab.getByRole('button', { name: /^Actions for run \d+ of finance_daily_close/ }).click()
  await tab.getByRole('menuitem', { name: 'Open the job' }).click()
  await expect(tab).toHaveURL(/\/workspaces\/prod\/jobs\/\d+$/)
})

test('arrow keys go along the edges of the graph, and Enter opens the task', async ({
  page: tab,
}) => {
  await signIn(tab, 'ben', page(run.finance, '?tasks=graph'))
  const graph = tab.getByRole('group', { name: 'Graph of the tasks' })
  // Keys count once the page's scripts have run, and then it is fitted.
  await expect(graph.locator('> div')).toHaveAttribute('style', /transform/)
  await graph.getByRole('button', { name: /^join_orders/ }).focus()
  await tab.keyboard.press('ArrowRight')
  await expect(graph.getByRole('button', { name: /^publish_marts/ })).toBeFocused()
  await tab.keyboard.press('ArrowLeft')
  await tab.keyboard.press('ArrowLeft')
  await expect(
    graph.getByRole('button', { name: /^clean_/ }).and(tab.locator(':focus')),
  ).toHaveCount(1)
  await tab.keyboard.press('Enter')
  await expect(tab).toHaveURL(/task=clean_/)
  await expect(tasks(tab).getByText('Task run id')).toBeVisible()
})

test('a graph of 120 tasks zooms, and fits again', async ({ page: tab }) => {
  await signIn(tab, 'ben', page(run.of120Tasks, '?tasks=graph'))
  const graph = tab.getByRole('group', { name: 'Graph of the tasks' })
  await expect(graph.getByRole('button')).toHaveCount(120)
  const canvas = graph.locator('> div')
  // It is fitted once its own size is known, which is after it was drawn.
  await expect(canvas).toHaveAttribute('style', /scale/)
  const before = await canvas.getAttribute('style')
  await tab.getByRole('button', { name: 'Zoom in' }).click()
  await expect(canvas).not.toHaveAttribute('style', before ?? '')
  await tab.getByRole('button', { name: 'Fit the graph' }).click()
  await expect(canvas).toHaveAttribute('style', before ?? '')
})

test('on a phone the graph is the list', async ({ page: tab }) => {
  await tab.setViewportSize({ width: 390, height: 844 })
  await signIn(tab, 'ben', page(run.finance, '?tasks=graph'))
  await expect(tasks(tab).getByRole('button', { name: /join_orders/ })).toBeVisible()
  await expect(tab.getByRole('group', { name: 'Graph of the tasks' })).toHaveCount(0)
})

test('a text is found in a log, and the next place of it', async ({ page: tab }) => {
  await signIn(tab, 'ben', page(run.of5MbLog, '?view=logs'))
  const log = tab.getByRole('article', { name: 'Log of replay' })
  const find = log.getByRole('searchbox', { name: 'Find in the log' })
  await find.fill('ConcurrentAppendException')
  await expect(log.getByText(/^1 of \d+$/)).toBeVisible({ timeout: 20_000 })
  await expect(log.locator('mark').first()).toHaveText('ConcurrentAppendException')
  await find.fill('batch')
  await find.press('Enter')
  await expect(log.getByText(/^2 of [\d\u202f]+$/)).toBeVisible()
  await find.fill('no line has this')
  await expect(log.getByText('not there')).toBeVisible()
  await tab.getByRole('button', { name: 'To the first error' }).click()
  await expect(log).toBeFocused()
})

test('the evidence is saved as a file without a page being opened', async ({ page: tab }) => {
  await signIn(tab, 'ben', page(run.finance))
  for (const [item, expected] of [
    ['Evidence as Markdown', '# finance\\_daily\\_close: failed'],
    ['Evidence as HTML', '<h1>finance_daily_close: failed</h1>'],
  ] as const) {
    await tab.getByRole('button', { name: 'More actions' }).click()
    const download = tab.waitForEvent('download')
    await tab.getByRole('menuitem', { name: item }).click()
    const text = await readFile(await (await download).path(), 'utf8')
    expect(text).toContain(expected)
    expect(text).toContain('TABLE')
  }
  await expect(tab).toHaveURL(page(run.finance))
})

test('evidence asked for as HTML never runs on our origin, and a stranger gets none', async ({
  page: tab,
}) => {
  const path = `/api/databricks/workspaces/prod/runs/${run.finance}/evidence`
  expect((await tab.request.get(path)).status()).toBe(401)
  await signIn(tab, 'ben', page(run.finance))
  const answer = await tab.request.get(path, { headers: { accept: 'text/html' } })
  expect(answer.headers()['content-disposition']).toContain('attachment')
  expect(answer.headers()['content-security-policy']).toMatch(/^sandbox/)
})

test('the notebook of a task is saved as a file, and never opened here', async ({
  page: tab,
  context,
}) => {
  await signIn(tab, 'ben', page(run.finance, '?tasks=list&task=join_orders'))
  // What the task left is read by the browser: from then on buttons do something.
  await expect(tasks(tab).getByRole('region', { name: /^Error of join_orders/ })).toBeVisible()
  const download = tab.waitForEvent('download')
  await tasks(tab).getByRole('button', { name: 'Save the notebook' }).click()
  const saved = await download
  expect(saved.suggestedFilename()).toMatch(/^join_orders-\d+\.html$/)
  expect(await readFile(await saved.path(), 'utf8')).toContain('__DATABRICKS_NOTEBOOK_MODEL')
  await expect(tab).toHaveURL(/task=join_orders/)
  expect(context.pages()).toHaveLength(1)
  // Its scripts stay text: what our origin answers is JSON, whatever is asked for.
  const taskRun = /\d+/.exec(saved.suggestedFilename())?.[0] ?? ''
  const path = `/api/databricks/workspaces/prod/runs/${taskRun}/export`
  const answer = await tab.request.get(path, { headers: { accept: 'text/html, */*' } })
  expect(answer.headers()['content-type']).toMatch(/^application\/json/)
  expect(answer.headers()['x-content-type-options']).toBe('nosniff')
})

test('a notebook that Databricks will not export is told, and only notebooks are offered', async ({
  page: tab,
}) => {
  await emulator.fault({
    service: 'prod',
    path: '/api/2.2/jobs/runs/export',
    kind: 'status',
    status: 400,
    body: { error_code: 'INVALID_PARAMETER_VALUE', message: 'Run 1 is too large to be exported.' },
  })
  await signIn(tab, 'ben', page(run.finance, '?tasks=list&task=join_orders'))
  await expect(tasks(tab).getByRole('region', { name: /^Error of join_orders/ })).toBeVisible()
  await tasks(tab).getByRole('button', { name: 'Save the notebook' }).click()
  await expect(tab.getByText('The notebook did not come')).toBeVisible()
  await expect(tab.getByText('Run 1 is too large to be exported.')).toBeVisible()
  await tab.goto(page(run.finance, '?tasks=list&task=ingest_orders'))
  await expect(tasks(tab).getByRole('button', { name: 'Save the notebook' })).toBeVisible()
  await tab.goto(page(run.finance, '?tasks=list&task=publish_marts'))
  await expect(tasks(tab).getByText('Task run id')).toBeVisible()
  await expect(tasks(tab).getByRole('button', { name: 'Save the notebook' })).toHaveCount(0)
})

test('a run repaired twice shows each attempt, one by one and all together', async ({
  page: tab,
}) => {
  await signIn(tab, 'ben', page(run.repairedTwice))
  await expect(tab.getByText('attempt 3 of 3')).toBeVisible()
  const attempts = tasks(tab).getByRole('group', { name: 'Attempt' })
  await attempts.getByRole('button', { name: 'Attempt 1' }).click()
  await expect(tasks(tab).getByRole('button', { name: /Failed:.*join_suppliers/ })).toBeVisible()
  await attempts.getByRole('button', { name: 'All' }).click()
  await expect(tab).toHaveURL(/attempt=all/)
  await expect(tasks(tab).getByRole('button', { name: /join_suppliers.*3 tries/ })).toBeVisible()
})

test('a repair that was canceled is repaired again, with chosen tasks', async ({ page: tab }) => {
  test.setTimeout(120_000)
  const main = tab.getByRole('main')
  const dialog = tab.getByRole('dialog')
  await emulator.settings({ taskMs: 60_000 })
  await signIn(tab, 'ben', page(run.managedByBen))
  await tab.getByRole('button', { name: /^Repair \d+ task/ }).click()
  await dialog.getByRole('button', { name: /^Repair \d+ task/ }).click()
  await expect(tab.getByText('attempt 2 of 2')).toBeVisible({ timeout: 20_000 })
  const duration = main.getByRole('definition').filter({ hasText: /of attempt|in \d attempts/ })
  await expect(duration).toHaveText(/^\d+ s of attempt 2/)
  await tab.getByRole('button', { name: 'Cancel run' }).click()
  await dialog.getByRole('button', { name: 'Cancel run' }).click()
  await expect(main.getByText('Canceled', { exact: true }).first()).toBeVisible({ timeout: 30_000 })
  await emulator.settings({ taskMs: 500 })
  await tab.getByRole('button', { name: /^Repair \d+ task/ }).click()
  await dialog.getByRole('button', { name: 'Chosen tasks' }).click()
  await dialog.getByRole('checkbox', { name: /load_orders/ }).check()
  await dialog.getByRole('button', { name: /^Repair \d+ task/ }).click()
  await expect(tab.getByText('attempt 3 of 3')).toBeVisible({ timeout: 20_000 })
  await expect(main.getByText('Succeeded', { exact: true }).first()).toBeVisible({
    timeout: 60_000,
  })
  await expect(duration).toHaveText(/ in 3 attempts/)
})

test('a failed task tells of those that wait for it in the word that they have themselves', async ({
  page: tab,
}) => {
  await signIn(tab, 'ben', page(run.finance))
  await expect(tab.getByRole('article', { name: 'Why join_orders failed' })).toContainText(
    '2 tasks that wait for it did not run: upstream failed',
  )
  await expect(tasks(tab).getByText('upstream failed', { exact: true })).toHaveCount(2)
})

test('a run is watched to its end, and the browser tells', async ({ page: tab, context }) => {
  test.setTimeout(90_000)
  await context.grantPermissions(['notifications'])
  // The real one does its work; the titles are kept beside it, since no page can read them.
  await tab.addInitScript(() => {
    const titles: string[] = []
    Object.assign(window, { toldTitles: titles })
    window.Notification = new Proxy(window.Notification, {
      construct(target, [title, options]: [string, NotificationOptions]) {
        titles.push(title)
        return new target(title, options)
      },
    })
  })
  await signIn(tab, 'ben', page(run.hanging))
  await tab.getByRole('button', { name: 'Watch', exact: true }).click()
  await expect(tab.getByRole('button', { name: /^Watched/ })).toHaveAttribute(
    'aria-pressed',
    'true',
  )
  await tab.getByRole('button', { name: 'Cancel run' }).click()
  await tab.getByRole('dialog').getByRole('button', { name: 'Cancel run' }).click()
  const told = () => tab.evaluate(() => (window as unknown as { toldTitles: string[] }).toldTitles)
  await expect.poll(told, { timeout: 40_000 }).toContain('geo_enrichment_lookup: canceled')
  await expect(tab.getByText('You watched it to its end.')).toBeVisible()
})

test('where the browser refuses, the button says what to do', async ({ page: tab }) => {
  await tab.addInitScript(() => {
    window.Notification.requestPermission = () => Promise.resolve('denied')
  })
  await signIn(tab, 'ben', page(run.hanging))
  await tab.getByRole('button', { name: 'Watch', exact: true }).click()
  await expect(tab.getByText(/allow it in the settings of the site/)).toBeVisible()
})
