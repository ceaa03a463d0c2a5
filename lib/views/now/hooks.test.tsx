/** @jest-environment jsdom */
import { act, renderHook, waitFor } from '@testing-library/react'
import type { ReactNode } from 'react'
import { mutate, SWRConfig } from 'swr'
import { workspaceAlias } from '@/lib/databricks/ids'
import { build, bucketsOf } from './build'
import { useNow } from './hooks'
import type { NowPage, NowPart } from './schema'

const prod = workspaceAlias.parse('prod')
const dev = workspaceAlias.parse('dev')

/** What the server would answer, by path without its query's budget; undefined never answers. */
const answers = new Map<string, unknown>()
const asked: { path: string; init: RequestInit }[] = []
beforeEach(async () => {
  answers.clear()
  asked.length = 0
  await mutate(() => true, undefined, { revalidate: false })
  globalThis.fetch = jest.fn((path: string, init: RequestInit) => {
    asked.push({ path, init })
    const body = answers.get(path.replace(/&budgetMs=\d+(&more=true)?/, ''))
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

const span = { from: 0, to: 24 * 3_600_000 }
const facts = { workspace: prod, runs: [], histories: new Map(), failures: new Map(), ...span }
const part = (workspace: typeof prod, isComplete: boolean, isPaused = false): NowPart => {
  const { rows, ...numbers } = build(facts)
  return {
    kind: 'ok',
    workspace,
    ...numbers,
    buckets: bucketsOf(rows, [], span),
    failedBefore: null,
    coverage: { from: at(0), to: at(1), complete: isComplete, missing: [], stoppedBy: null },
    hasMoreActive: false,
    errors: { known: 0, of: 0 },
    isComplete,
    isPaused,
    asOf: at(0),
  }
}
const page = (seconds: number, ...parts: NowPart[]): NowPage => ({
  window: '24h',
  items: [],
  parts,
  asOf: at(seconds),
})
const pathOf = (workspace: string) => `/api/databricks/now?window=24h&workspace=${workspace}`
const workspaces = [{ alias: prod }, { alias: dev }]

it('asks each workspace by itself, and shows what is there while another is silent', async () => {
  answers.set(pathOf('prod'), page(1, part(prod, true)))
  const silent = [{ alias: prod }, { alias: workspaceAlias.parse('silent') }]
  const { result } = renderHook(() => useNow(silent, '24h'), { wrapper })
  expect(result.current.isLoading).toBe(true)
  await waitFor(() => expect(result.current.pages).toHaveLength(1))
  expect(result.current.parts.map((each) => each.part?.kind)).toEqual(['ok', undefined])
  expect(result.current.isLoading).toBe(true)
  expect(asked.map(({ path }) => path).sort()).toEqual([
    `${pathOf('prod')}&budgetMs=500`,
    `${pathOf('silent')}&budgetMs=500`,
  ])
})

it('one that is refused says why and takes nothing from the other', async () => {
  answers.set(pathOf('prod'), page(1, part(prod, true)))
  answers.set(pathOf('dev'), page(2, { kind: 'failed', workspace: dev, problem: refused }))
  const { result } = renderHook(() => useNow(workspaces, '24h'), { wrapper })
  await waitFor(() => expect(result.current.isLoading).toBe(false))
  expect(result.current.parts.map(({ live }) => live.error?.detail)).toEqual([
    undefined,
    'You may not.',
  ])
  expect(result.current.asOf).toBe(at(1))
})

it.each([
  ['fails', { kind: 'failed' as const, workspace: prod, problem: refused }],
  ['is silent', { kind: 'slow' as const, workspace: prod }],
])('what was good stays when a later look %s', async (_, later) => {
  answers.set(pathOf('prod'), page(1, part(prod, true)))
  const { result } = renderHook(() => useNow([{ alias: prod }], '24h'), { wrapper })
  await waitFor(() => expect(result.current.pages).toHaveLength(1))
  answers.set(pathOf('prod'), page(9, later))
  await act(() => result.current.refresh())
  expect(result.current.parts[0]?.part?.kind).toBe('ok')
  expect(result.current.asOf).toBe(at(1))
  expect(result.current.parts[0]?.live.isStale).toBe(later.kind === 'failed')
})

it('what the server rendered is there at once; one that was slow there is asked for', async () => {
  const initial = page(1, part(prod, true), { kind: 'slow', workspace: dev })
  const { result } = renderHook(() => useNow(workspaces, '24h', initial), { wrapper })
  expect(result.current.parts[0]?.part?.kind).toBe('ok')
  await waitFor(() =>
    expect(asked.map(({ path }) => path)).toEqual([`${pathOf('dev')}&budgetMs=500`]),
  )
})

it('looks again at once while there is more to load, with more time, and rests when all is there', async () => {
  jest.useFakeTimers()
  answers.set(pathOf('prod'), page(1, part(prod, false)))
  renderHook(() => useNow([{ alias: prod }], '24h'), { wrapper })
  await act(() => jest.advanceTimersByTimeAsync(1_200))
  expect(asked.map(({ path }) => path.split('budgetMs=')[1])).toEqual(['500', '1500'])
  answers.set(pathOf('prod'), page(9, part(prod, true)))
  await act(() => jest.advanceTimersByTimeAsync(1_200))
  const looks = asked.length
  await act(() => jest.advanceTimersByTimeAsync(8_000))
  expect(asked).toHaveLength(looks)
  await act(() => jest.advanceTimersByTimeAsync(4_000))
  expect(asked.length).toBeGreaterThan(looks)
  jest.useRealTimers()
})

it('rests for longer where looking again brings nothing, until somebody asks for more', async () => {
  jest.useFakeTimers()
  answers.set(pathOf('prod'), page(1, part(prod, false, true)))
  const { result } = renderHook(() => useNow([{ alias: prod }], '24h'), { wrapper })
  await act(() => jest.advanceTimersByTimeAsync(15_000))
  expect(asked).toHaveLength(1)
  expect(result.current.parts[0]?.live.isComing).toBe(false)
  answers.set(pathOf('prod'), page(30, part(prod, false)))
  await act(() => result.current.loadMore())
  expect(result.current.parts[0]?.live.isComing).toBe(true)
  await act(() => jest.advanceTimersByTimeAsync(1_200))
  expect(asked.slice(1).map(({ path }) => path.split('prod&')[1])).toEqual([
    'budgetMs=1500&more=true',
    'budgetMs=1500',
  ])
  jest.useRealTimers()
})

it('opens anew for who comes back after a long time', async () => {
  jest.useFakeTimers()
  answers.set(pathOf('prod'), page(1, part(prod, true)))
  renderHook(() => useNow([{ alias: prod }], '24h'), { wrapper })
  await act(() => jest.advanceTimersByTimeAsync(500))
  jest.setSystemTime(Date.now() + 16 * 60_000)
  await act(() => jest.advanceTimersByTimeAsync(10_000))
  const after = asked.slice(1).map(({ path }) => path.includes('more=true'))
  expect(after[0]).toBe(true)
  expect(after.slice(1)).not.toContain(true)
  jest.useRealTimers()
})

it('does not hurry for ever', async () => {
  jest.useFakeTimers()
  answers.set(pathOf('prod'), page(1, part(prod, false)))
  renderHook(() => useNow([{ alias: prod }], '24h'), { wrapper })
  await act(() => jest.advanceTimersByTimeAsync(60_000))
  expect(asked.length).toBeLessThan(25)
  jest.useRealTimers()
})
