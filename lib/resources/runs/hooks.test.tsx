/** @jest-environment jsdom */
import { act, renderHook, waitFor } from '@testing-library/react'
import type { ReactNode } from 'react'
import { mutate, SWRConfig } from 'swr'
import { jobId, repairId, runId, workspaceAlias } from '@/lib/databricks/ids'
import { newPress } from '@/lib/press'
import { lookAtRuns } from './actions'
import {
  cancelRun,
  repairRun,
  useAllRuns,
  useJobRuns,
  useRecentRuns,
  useRun,
  useRunExport,
  useRunHistory,
  useRunLog,
  useRunOutput,
  useRuns,
} from './hooks'
import { readRun, toRunDetail } from './read'
import type { RunPage } from './schema'
import { runWire } from './wire'

const prod = workspaceAlias.parse('prod')
const dev = workspaceAlias.parse('dev')
const id = runId.parse('620000000000000017')

/** What the server would answer, by path without its query's budget; undefined never answers. */
const answers = new Map<string, unknown>()
const asked: { path: string; init: RequestInit }[] = []
beforeEach(async () => {
  answers.clear()
  asked.length = 0
  await mutate(() => true, undefined, { revalidate: false })
  globalThis.fetch = jest.fn((path: string, init: RequestInit) => {
    asked.push({ path, init })
    const body = answers.get(path.replace(/&budgetMs=\d+/, ''))
    if (body === undefined) return new Promise(() => undefined)
    const status = (body as { title?: string }).title ? 403 : 200
    const response = {
      ok: status < 400,
      status,
      headers: new Headers(),
      json: () => Promise.resolve(body),
    }
    return Promise.resolve(response)
  }) as unknown as typeof fetch
})

const wrapper = ({ children }: { children: ReactNode }) => (
  <SWRConfig value={{ dedupingInterval: 0 }}>{children}</SWRConfig>
)
const at = (seconds: number) => new Date(Date.UTC(2026, 0, 1, 0, 0, seconds)).toISOString()
const refused = {
  type: 'urn:x',
  title: 'No',
  status: 403,
  detail: 'You may not.',
  code: 'X',
  requestId: '',
}

const wire = (life_cycle_state: string) =>
  runWire.parse({ run_id: id, state: { life_cycle_state, result_state: 'SUCCESS' } })
const page = (stoppedBy: RunPage['coverage']['stoppedBy'], seconds = 0): RunPage => ({
  items: [readRun.parse({ run_id: id })],
  coverage: { from: at(0), to: at(1), complete: stoppedBy === null, missing: [], stoppedBy },
  nextPageToken: null,
  asOf: at(seconds),
})
const runsOf = (workspace: string) => `/api/databricks/workspaces/${workspace}/runs`
const item = `${runsOf('prod')}/${id}`

it('a list that is not whole is looked at again soon, a whole one rests', async () => {
  jest.useFakeTimers()
  answers.set(`${runsOf('prod')}?window=24h`, page('budget'))
  renderHook(() => useRuns(prod, '24h'), { wrapper })
  await act(() => jest.advanceTimersByTimeAsync(1_600))
  expect(asked).toHaveLength(2)
  answers.set(`${runsOf('prod')}?window=24h`, page(null, 9))
  await act(() => jest.advanceTimersByTimeAsync(1_600))
  await act(() => jest.advanceTimersByTimeAsync(20_000))
  expect(asked).toHaveLength(3)
  jest.useRealTimers()
})

describe('the first look at a window', () => {
  const window = `${runsOf('prod')}?window=24h`
  const short = `${window}&budgetMs=500`
  const paths = () => asked.map(({ path }) => path)

  it('is a short one, so that what is there is shown at once', async () => {
    answers.set(window, page('budget'))
    const { result } = renderHook(() => useRuns(prod, '24h'), { wrapper })
    await waitFor(() => expect(result.current.data?.items).toHaveLength(1))
    expect(paths()).toEqual([short])
  })

  it('takes the usual time where the short one brings nothing', async () => {
    answers.set(window, { ...page('budget'), items: [] })
    const { result } = renderHook(() => useRuns(prod, '24h'), { wrapper })
    await waitFor(() => expect(result.current.data).toBeDefined())
    expect(paths()).toEqual([short, window])
  })

  it('is enough where there is nothing', async () => {
    answers.set(window, { ...page(null), items: [] })
    const { result } = renderHook(() => useRuns(prod, '24h'), { wrapper })
    await waitFor(() => expect(result.current.data?.items).toEqual([]))
    expect(paths()).toEqual([short])
  })

  it('is no short one for who has it already', async () => {
    await mutate(window, page(null))
    answers.set(window, page(null, 5))
    const { result } = renderHook(() => useRuns(prod, '24h'), { wrapper })
    await waitFor(() => expect(result.current.asOf).toBe(at(5)))
    expect(paths()).toEqual([window])
  })
})

it('over workspaces, one that is silent takes nothing from the others', async () => {
  answers.set(`${runsOf('prod')}?window=3d`, page(null))
  const { result } = renderHook(() => useAllRuns([{ alias: prod }, { alias: dev }], '3d'), {
    wrapper,
  })
  await waitFor(() => expect(result.current.rows).toHaveLength(1))
  expect(result.current.isLoading).toBe(true)
})

it.each([
  ['more is to come while one of them says so', 'budget', true],
  ['nothing more is to come once all is here', null, false],
  ['nothing more is to come where a list holds no more', 'limit', false],
] as const)('over workspaces, %s', async (_, stoppedBy, isComing) => {
  answers.set(`${runsOf('prod')}?window=7d`, page(stoppedBy))
  answers.set(`${runsOf('dev')}?window=7d`, page(null))
  const { result } = renderHook(() => useAllRuns([{ alias: prod }, { alias: dev }], '7d'), {
    wrapper,
  })
  await waitFor(() => expect(result.current.rows).toHaveLength(2))
  expect(result.current.isComing).toBe(isComing)
})

it('the runs of no job, the output of no task and no log are not asked for', () => {
  renderHook(() => useJobRuns(prod, null), { wrapper })
  renderHook(() => useRunOutput(prod, null), { wrapper })
  renderHook(() => useRunLog(prod, null, { log: 'all' }), { wrapper })
  renderHook(() => useRunExport(prod, null), { wrapper })
  expect(asked).toEqual([])
})

it('each is asked for by its exact id', async () => {
  const task = { runId: id, isActive: false }
  renderHook(() => useJobRuns(prod, jobId.parse('9007199254740993')), { wrapper })
  renderHook(() => useRunOutput(prod, task), { wrapper })
  renderHook(() => useRunLog(prod, task, { log: 'tail', tailBytes: 5_000 }), { wrapper })
  renderHook(() => useRunExport(prod, id), { wrapper })
  await waitFor(() => expect(asked).toHaveLength(4))
  expect(asked.map(({ path }) => path)).toEqual([
    `${runsOf('prod')}?jobId=9007199254740993&limit=24`,
    `${item}/output?isOver=true`,
    `${item}/output?log=tail&tailBytes=5000`,
    `${item}/export`,
  ])
})

it('a canceled run shows its new state at once', async () => {
  answers.set(item, toRunDetail(wire('RUNNING'), at(0)))
  const { result } = renderHook(() => useRun(prod, id), { wrapper })
  await waitFor(() => expect(result.current.data?.lifeCycle).toBe('RUNNING'))
  answers.set(`${item}/cancel`, toRunDetail(wire('TERMINATING'), at(5)))
  await act(async () => void (await cancelRun(prod, id)))
  await waitFor(() => expect(result.current.data?.lifeCycle).toBe('TERMINATING'))
})

it('a refused cancel throws what was said', async () => {
  answers.set(`${item}/cancel`, refused)
  await expect(cancelRun(prod, id)).rejects.toThrow('You may not.')
})

it('a repair says which repair was there when it was pressed', async () => {
  const before = repairId.parse('9007199254740995')
  answers.set(`${item}/repair`, { runId: id, repairId: null, wasThere: true, asOf: at(0) })
  const press = newPress()
  const done = await repairRun(prod, id, { tasks: ['a'], latestRepairId: before }, press)
  expect(done.wasThere).toBe(true)
  expect(JSON.parse(asked[0]?.init.body as string)).toEqual({
    tasks: ['a'],
    latestRepairId: before,
  })
  expect(new Headers(asked[0]?.init.headers).get('idempotency-key')).toBe(press.key)
})

it('the runs of the last day come for each workspace by itself, and what the server had is not asked for', () => {
  const known = page(null)
  const { result } = renderHook(
    () =>
      useRecentRuns(
        [{ alias: prod }, { alias: dev }],
        [
          { workspace: { alias: prod }, part: { kind: 'ok', page: known } },
          { workspace: { alias: dev }, part: { kind: 'slow' } },
        ],
      ),
    { wrapper },
  )
  expect(result.current[0]?.live.data).toEqual(known)
  expect(result.current[1]?.live.isLoading).toBe(true)
  expect(asked.map(({ path }) => path)).toEqual([
    '/api/databricks/workspaces/dev/runs?window=24h&limit=3000&budgetMs=4000',
  ])
})

it('histories of many jobs are asked for a few at a time, and none for a job that is not in view', async () => {
  const ids = ['1', '2', '3', '4', '5'].map((each) => jobId.parse(each))
  renderHook(() => ids.map((each) => useRunHistory(prod, each)), { wrapper })
  renderHook(() => useRunHistory(prod, null), { wrapper })
  await waitFor(() => expect(asked).toHaveLength(3))
  expect(asked[0]?.path).toBe('/api/databricks/workspaces/prod/runs?jobId=1&limit=14')
})

it('after something was started, the runs of that workspace are looked at again, and no others', async () => {
  const hook = (alias: typeof prod) =>
    renderHook(() => useJobRuns(alias, jobId.parse('1'), { initial: page(null) }), { wrapper })
  hook(prod)
  hook(dev)
  expect(asked).toEqual([])
  act(() => lookAtRuns(prod))
  await waitFor(() => expect(asked).toHaveLength(1))
  expect(asked[0]?.path).toMatch(/workspaces\/prod\/runs\?jobId=1/)
})
