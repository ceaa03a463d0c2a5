import { callerNumber } from '@/lib/api/testing/test-caller'
import { json, serveWorkspaces, type Reply } from '@/lib/databricks/testing/serve-workspaces'
import { compareLogsInput, compareRunsInput, comparison, logComparison } from './schema'
import { compareLogs, compareRuns } from './server'

let server: Awaited<ReturnType<typeof serveWorkspaces>>
beforeAll(async () => {
  server = await serveWorkspaces()
})
afterAll(() => server.close())

// Somebody new for each test, so that nobody is answered from memory.
let number = 8_500
const somebody = () => callerNumber(++number)

const minute = 60_000
const start = Date.UTC(2026, 10, 22, 2)
const day = 24 * 60 * minute
const ended = (result_state: string) => ({ life_cycle_state: 'TERMINATED', result_state })

type Told = {
  id: number
  days: number
  result?: string
  load: number
  commit?: string
  keys?: string[]
  more?: object
}

/** A run with `load` and then `publish`, which takes a minute. */
function wire({
  id,
  days,
  result = 'SUCCESS',
  load,
  commit = 'aaaa',
  keys = ['load', 'publish'],
  more = {},
}: Told) {
  const at = start - days * day
  const took = (load + 1) * minute
  const task = (key: string, index: number) => ({
    run_id: id * 10 + index,
    task_key: key,
    state: ended(index === 0 ? result : result === 'FAILED' ? 'UPSTREAM_FAILED' : 'SUCCESS'),
    start_time: at + (index === 0 ? 0 : load * minute),
    end_time: at + (index === 0 ? load * minute : took),
    setup_duration: 0,
    execution_duration: (index === 0 ? load : 1) * minute,
    cleanup_duration: 0,
    spark_python_task: { python_file: `/Workspace/${key}.py` },
    ...(index === 0 ? {} : { depends_on: [{ task_key: 'load' }] }),
  })
  return {
    run_id: id,
    job_id: 7,
    run_name: 'nightly',
    start_time: at,
    end_time: at + took,
    run_duration: took,
    state: ended(result),
    git_source: { git_url: 'https://github.com/contoso/x', git_snapshot: { used_commit: commit } },
    job_parameters: [{ name: 'run_date', value: `day ${id}`, default: '' }],
    tasks: keys.map(task),
    ...more,
  }
}

function workspace(runs: Told[], outputs: Record<string, string> = {}): Reply {
  return (seen, response) => {
    const url = new URL(seen.url, 'http://x')
    const id = url.searchParams.get('run_id')
    if (url.pathname.endsWith('/runs/list')) {
      const until = Number(url.searchParams.get('start_time_to'))
      const before = runs.map(wire).filter(({ start_time }) => start_time <= until)
      return json({ runs: before })(seen, response)
    }
    if (url.pathname.endsWith('/runs/get-output'))
      return json({ logs: outputs[id ?? ''] })(seen, response)
    const run = runs.find((each) => String(each.id) === id)
    return run
      ? json(wire(run))(seen, response)
      : json({ error_code: 'RESOURCE_DOES_NOT_EXIST', message: 'gone' }, 404)(seen, response)
  }
}

const nightly: Told[] = [
  { id: 1, days: 0, load: 30, commit: 'bbbb' },
  { id: 2, days: 1, load: 2, result: 'FAILED' },
  ...[2, 3, 4, 5].map((days) => ({ id: days + 10, days, load: 10 })),
]
const input = (more: object = {}) =>
  compareRunsInput.parse({ workspace: 'prod', runId: '1', ...more })

it('finds the last success, says why the run was slow and what is otherwise', async () => {
  server.reply(workspace(nightly))
  const found = await compareRuns(somebody(), input())
  expect(comparison.safeParse(found).error).toBeUndefined()
  expect(found.other?.runId).toBe('12')
  expect(found).toMatchObject({
    usualOf: 4,
    usualMs: 11 * minute,
    criticalPath: ['load', 'publish'],
  })
  expect(found.verdict).toEqual({
    base: 'usual',
    tookMs: 31 * minute,
    baseMs: 11 * minute,
    causes: [{ taskKey: 'load', phase: 'execution', excessMs: 20 * minute }],
  })
  expect(found.items.map(({ taskKey, differs }) => [taskKey, differs])).toEqual([
    ['load', true],
    ['publish', false],
  ])
  expect(found.facts.slice(0, 2)).toEqual([
    { group: 'Parameters', name: 'run_date', here: 'day 1', other: 'day 12' },
    { group: 'Code', name: 'Commit', here: 'bbbb', other: 'aaaa' },
  ])
})

it('finds the run before it, and takes any other by its id', async () => {
  server.reply(workspace(nightly))
  const caller = somebody()
  expect((await compareRuns(caller, input({ with: 'previous' }))).other?.runId).toBe('2')
  expect((await compareRuns(caller, input({ with: '14' }))).other?.runId).toBe('14')
})

it('counts what did not run as the reason of a shorter run, and tells what the other left out', async () => {
  server.reply(workspace(nightly))
  const caller = somebody()
  const found = await compareRuns(caller, input({ runId: '2' }))
  expect(comparison.safeParse(found).error).toBeUndefined()
  expect(found.notRun).toMatchObject({
    here: [{ taskKey: 'publish', because: ['load'], wouldTakeMs: minute }],
    other: [],
  })
  expect(found.verdict?.causes).toEqual([
    { taskKey: 'load', phase: 'execution', excessMs: -8 * minute },
    { taskKey: null, phase: 'not-run', excessMs: -minute },
  ])
  const { notRun, verdict } = await compareRuns(caller, input({ with: '2' }))
  expect(notRun).toMatchObject({ here: [], other: [{ taskKey: 'publish', because: ['load'] }] })
  expect(verdict?.causes.some(({ phase }) => phase === 'not-run')).toBe(false)
})

it('shows tasks that only one of the runs has', async () => {
  server.reply(workspace([nightly[0] as Told, { id: 9, days: 1, load: 10, keys: ['load'] }]))
  const { items } = await compareRuns(somebody(), input({ with: '9' }))
  expect(items.find(({ taskKey }) => taskKey === 'publish')).toMatchObject({
    other: null,
    differs: true,
  })
})

it('says why there is no other run', async () => {
  server.reply(workspace([nightly[0] as Told, nightly[1] as Told]))
  const found = await compareRuns(somebody(), input())
  expect(found).toMatchObject({ other: null, verdict: null, usualOf: 0 })
  expect(found.whyNoOther).toContain('went well')
  server.reply(workspace([{ ...(nightly[0] as Told), more: { job_id: 0 } }]))
  expect((await compareRuns(somebody(), input())).whyNoOther).toContain('without a job')
})

it('refuses to compare a run with itself, and passes on that the other is not there', async () => {
  server.reply(workspace(nightly))
  await expect(compareRuns(somebody(), input({ with: '1' }))).rejects.toMatchObject({ status: 400 })
  await expect(compareRuns(somebody(), input({ with: '77' }))).rejects.toMatchObject({
    status: 404,
  })
})

it('compares two runs also where the runs of the job may not be listed', async () => {
  const all = workspace(nightly)
  server.reply((seen, response) =>
    seen.url.includes('/runs/list')
      ? json({ error_code: 'PERMISSION_DENIED', message: 'You may not.' }, 403)(seen, response)
      : all(seen, response),
  )
  const found = await compareRuns(somebody(), input({ with: '12' }))
  expect(found.verdict).toMatchObject({ base: 'other', baseMs: 11 * minute })
  expect(found.usualMs).toBeNull()
})

const logs = (more: object = {}) =>
  compareLogsInput.parse({ workspace: 'prod', runId: '1', with: '12', ...more })

it('finds the first line that differs, in the first task that has a log in both runs', async () => {
  const outputs = { '11': 'connected\nrows 7\n', '121': 'connected\nretry\n' }
  server.reply(workspace(nightly, outputs))
  const found = await compareLogs(somebody(), logs())
  expect(logComparison.safeParse(found).error).toBeUndefined()
  expect(found).toMatchObject({
    taskKey: 'publish',
    without: ['load'],
    tasks: ['load', 'publish'],
    difference: { here: { line: 2 }, other: { line: 2 } },
  })
})

it('refuses the log of a task that one of the runs does not have', async () => {
  server.reply(workspace(nightly))
  await expect(compareLogs(somebody(), logs({ task: 'gone' }))).rejects.toMatchObject({
    status: 404,
  })
})
