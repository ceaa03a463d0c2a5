import { callerNumber } from '@/lib/api/testing/test-caller'
import { json, prod, serveWorkspaces, type Reply } from '@/lib/databricks/testing/serve-workspaces'
import { gridPage, runGridInput } from './grid'
import { getRunGrid } from './server'

let server: Awaited<ReturnType<typeof serveWorkspaces>>
beforeAll(async () => {
  server = await serveWorkspaces()
})
afterAll(() => server.close())

// Somebody new for each test, so that nobody is answered from memory.
let number = 1_900
const somebody = () => callerNumber(++number)
const ask = (more: object = {}) =>
  getRunGrid(somebody(), runGridInput.parse({ workspace: prod, jobId: '7', ...more }))

const start = Date.parse('2026-11-27T01:00:00Z')
const ended = { life_cycle_state: 'TERMINATED', result_state: 'SUCCESS' }
const aTask = (key: string, id: number, more: object = {}) => ({
  task_key: key,
  run_id: id,
  state: ended,
  attempt_number: 0,
  start_time: start,
  setup_duration: 1_000,
  execution_duration: 9_000,
  cleanup_duration: 0,
  end_time: start + 10_000,
  notebook_task: { notebook_path: '/Shared/a' },
  ...more,
})
const aRun = (id: number, tasks: object[], more: object = {}) => ({
  run_id: id,
  job_id: 7,
  run_name: 'orders',
  state: ended,
  start_time: start,
  end_time: start + 12_000,
  run_duration: 12_000,
  tasks,
  ...more,
})
const byPath =
  (replies: Record<string, Reply>): Reply =>
  (seen, response) =>
    replies[seen.url.split('?')[0]?.split('/').pop() ?? '']?.(seen, response)
const refused = json({ error_code: 'PERMISSION_DENIED', message: 'You may not.' }, 403)

it('tells each task of each run, its latest attempt alone, and where the time of the run went', async () => {
  const failed = aTask('load', 11, { state: { ...ended, result_state: 'FAILED' } })
  const again = aTask('load', 12, { attempt_number: 1, start_time: start + 1_000 })
  server.reply(json({ runs: [aRun(1, [failed, again, aTask('merge', 13)])] }))
  const page = gridPage.parse(await ask())
  const [run] = page.items
  expect(
    run?.cells.map(({ taskKey, runId, attemptNumber }) => [taskKey, runId, attemptNumber]),
  ).toEqual([
    ['merge', '13', 0],
    ['load', '12', 1],
  ])
  expect(run?.cells[0]).toMatchObject({ state: 'succeeded', tookMs: 10_000 })
  expect(run).toMatchObject({ isWhole: true, phases: { execution: 9_000, setup: 1_000 } })
  expect(page.nextPageToken).toBeNull()
})

it('asks for the tasks with the list: one call for 24 runs', async () => {
  server.reply(
    json({ runs: Array.from({ length: 24 }, (_, at) => aRun(at + 1, [aTask('a', 90 + at)])) }),
  )
  await ask()
  expect(server.seen.map(({ url }) => url)).toEqual([
    '/api/2.2/jobs/runs/list?job_id=7&expand_tasks=true&limit=24',
  ])
})

it('what a list cuts off is asked for run by run', async () => {
  const whole = aRun(2, [aTask('a', 21), aTask('b', 22)])
  server.reply(
    byPath({
      list: json({
        runs: [aRun(1, [aTask('a', 11)]), aRun(2, [aTask('a', 21)], { has_more: true })],
      }),
      get: json(whole),
    }),
  )
  const { items } = await ask()
  expect(items.map(({ cells, isWhole }) => [cells.length, isWhole])).toEqual([
    [1, true],
    [2, true],
  ])
  expect(server.seen.filter(({ url }) => url.includes('/runs/get?'))).toHaveLength(1)
})

it.each([
  ['is refused', refused],
  ['does not come within the budget', () => undefined],
])('a run whose rest %s says that it is not whole, and tells no times', async (_, get) => {
  const cut = aRun(1, [aTask('a', 11)], { has_more: true })
  server.reply(byPath({ list: json({ runs: [cut] }), get }))
  const { items } = await ask({ budgetMs: 300 })
  expect(items[0]).toMatchObject({ isWhole: false, phases: null })
  expect(items[0]?.cells).toHaveLength(1)
})

it('a refusal is Databricks’ own', async () => {
  server.reply(refused)
  await expect(ask()).rejects.toMatchObject({ status: 403, code: 'PERMISSION_DENIED' })
})

it.each([{ jobId: 'x' }, { limit: 0 }, { limit: 241 }])('refuses %j before it asks', (wrong) => {
  server.reply(json({}))
  expect(runGridInput.safeParse({ workspace: 'prod', jobId: '7', ...wrong }).success).toBe(false)
  expect(server.seen).toEqual([])
})
