/** @jest-environment jsdom */
import { act, renderHook, waitFor } from '@testing-library/react'
import type { ReactNode } from 'react'
import { mutate, SWRConfig } from 'swr'
import { clusterId, workspaceAlias, type WorkspaceAlias } from '@/lib/databricks/ids'
import type { Problem } from '@/lib/problem'
import { startCluster, useAllClusters, useCluster, useClusterEvents } from './hooks'
import { readCluster } from './read'
import type { Cluster, ClusterEventPage, ClusterPage } from './schema'

const prod = workspaceAlias.parse('prod')
const dev = workspaceAlias.parse('dev')
const id = clusterId.parse('0101-000000-abc')
const cluster = (state: Cluster['state']): Cluster => ({
  ...readCluster.parse({ cluster_id: id }),
  state,
})
const at = (seconds: number) => new Date(Date.UTC(2026, 0, 1, 0, 0, seconds)).toISOString()
const page = (state: Cluster['state'], asOf = at(0)): ClusterPage => ({
  items: [cluster(state)],
  nextPageToken: null,
  asOf,
})
const problem = (more: Partial<Problem> = {}): Problem => ({
  type: 'urn:x',
  title: 'No',
  status: 403,
  detail: 'You may not.',
  code: 'PERMISSION_DENIED',
  requestId: 'id',
  ...more,
})

/** What the server would answer, by path; undefined never answers. */
const answers = new Map<string, unknown>()
const asked: string[] = []
beforeEach(async () => {
  // SWR forgets that it has just asked in the turn after the answer.
  await new Promise((resolve) => setTimeout(resolve, 0))
  answers.clear()
  asked.length = 0
  await mutate(() => true, undefined, { revalidate: false })
  globalThis.fetch = jest.fn((path: string) => {
    asked.push(path)
    const body = answers.get(path)
    if (body === undefined) return new Promise(() => undefined)
    const status = (body as Partial<Problem>).title ? (body as Problem).status : 200
    const response = {
      ok: status < 400,
      status,
      headers: new Headers(),
      json: () => Promise.resolve(body),
    }
    return Promise.resolve(response)
  }) as unknown as typeof fetch
})

// The actions write to SWR's own cache, so tests share it and empty it.
const wrapper = ({ children }: { children: ReactNode }) => (
  <SWRConfig value={{ dedupingInterval: 0 }}>{children}</SWRConfig>
)
/** The list of one workspace. */
const useClusters = (workspace: WorkspaceAlias, initial?: ClusterPage) => {
  const rendered = initial && [
    { workspace: { alias: workspace }, part: { kind: 'ok' as const, page: initial } },
  ]
  return useAllClusters([{ alias: workspace }], rendered).parts[0]!.live
}
const listOf = (workspace: WorkspaceAlias) => `/api/databricks/workspaces/${workspace}/clusters`

describe('a list', () => {
  it('that the server rendered is shown at once and not asked for again', () => {
    const { result } = renderHook(() => useClusters(prod, page('RUNNING')), { wrapper })
    expect(result.current).toMatchObject({ isLoading: false, isStale: false, asOf: at(0) })
    expect(asked).toEqual([])
  })

  it('that the server did not render is asked for', async () => {
    answers.set(listOf(prod), page('RUNNING'))
    const { result } = renderHook(() => useClusters(prod), { wrapper })
    expect(result.current.isLoading).toBe(true)
    await waitFor(() => expect(result.current.items).toHaveLength(1))
  })

  it('is asked for again soon while something moves', async () => {
    jest.useFakeTimers()
    answers.set(listOf(prod), page('RUNNING', at(9)))
    const { result } = renderHook(() => useClusters(prod, page('PENDING')), { wrapper })
    await act(() => jest.advanceTimersByTimeAsync(3_100))
    expect(result.current.items?.[0]?.state).toBe('RUNNING')
    await act(() => jest.advanceTimersByTimeAsync(20_000))
    expect(asked).toHaveLength(1)
    await act(() => jest.advanceTimersByTimeAsync(11_000))
    expect(asked).toHaveLength(2)
    jest.useRealTimers()
  })

  it('stays when a later look fails, and says so', async () => {
    const { result } = renderHook(() => useClusters(prod, page('RUNNING')), { wrapper })
    answers.set(listOf(prod), problem())
    await act(() => result.current.refresh().catch(() => undefined))
    await waitFor(() => expect(result.current.isStale).toBe(true))
    expect(result.current.items).toHaveLength(1)
    expect(result.current.error?.detail).toBe('You may not.')
  })

  it('that is longer than one answer has more on request, and keeps all of it fresh', async () => {
    const next = `${listOf(prod)}?pageToken=t%2F2`
    answers.set(listOf(prod), { ...page('RUNNING', at(2)), nextPageToken: 't/2' })
    answers.set(next, page('TERMINATED', at(3)))
    const { result } = renderHook(() => useClusters(prod), { wrapper })
    await waitFor(() => expect(result.current.items).toHaveLength(1))
    expect(result.current).toMatchObject({ hasMore: true, isLoadingMore: false })
    act(() => result.current.loadMore?.())
    await waitFor(() => expect(result.current.items).toHaveLength(2))
    expect(result.current).toMatchObject({ hasMore: false, loadMore: undefined, asOf: at(2) })
    asked.length = 0
    await act(() => result.current.refresh())
    expect(asked).toEqual([listOf(prod), next])
    expect(result.current.items).toHaveLength(2)
  })

  it('keeps what is here when more of it is refused, and says why', async () => {
    answers.set(listOf(prod), { ...page('RUNNING', at(2)), nextPageToken: 't' })
    answers.set(`${listOf(prod)}?pageToken=t`, problem())
    const { result } = renderHook(() => useClusters(prod), { wrapper })
    await waitFor(() => expect(result.current.items).toHaveLength(1))
    act(() => result.current.loadMore?.())
    await waitFor(() => expect(result.current.error?.detail).toBe('You may not.'))
    expect(result.current).toMatchObject({ isStale: true, isLoadingMore: false })
    expect(result.current.items).toHaveLength(1)
  })

  it('just rendered wins over an older one that the browser still holds', async () => {
    answers.set(listOf(prod), page('PENDING', at(1)))
    const before = renderHook(() => useClusters(prod), { wrapper })
    await waitFor(() => expect(before.result.current.items).toBeDefined())
    before.unmount()
    const { result } = renderHook(() => useClusters(prod, page('RUNNING', at(5))), { wrapper })
    expect(result.current.items?.[0]?.state).toBe('RUNNING')
  })
})

describe('the lists of all workspaces', () => {
  it('come one by one: a failing and a slow workspace take nothing from the others', async () => {
    const test = workspaceAlias.parse('test')
    answers.set(listOf(prod), page('RUNNING', at(3)))
    answers.set(listOf(dev), problem())
    const workspaces = [{ alias: prod }, { alias: dev }, { alias: test }]
    const { result } = renderHook(() => useAllClusters(workspaces), { wrapper })
    await waitFor(() => expect(result.current.rows).toHaveLength(1))
    await waitFor(() => expect(result.current.parts[1]?.live.error?.detail).toBe('You may not.'))
    expect(result.current).toMatchObject({ isLoading: true, asOf: at(3) })
    expect(result.current.rows[0]?.workspace).toBe('prod')
  })

  it('show what the server said, and ask again only where that may help', async () => {
    answers.set(listOf(dev), page('RUNNING'))
    const workspaces = [{ alias: prod }, { alias: dev }]
    const { result } = renderHook(
      () =>
        useAllClusters(workspaces, [
          { workspace: { alias: prod }, part: { kind: 'failed', problem: problem() } },
          {
            workspace: { alias: dev },
            part: { kind: 'failed', problem: problem({ action: 'retry' }) },
          },
        ]),
      { wrapper },
    )
    expect(result.current.parts.map(({ live }) => live.error?.detail)).toEqual([
      'You may not.',
      'You may not.',
    ])
    await waitFor(() => expect(result.current.rows).toHaveLength(1))
    expect(asked).toEqual([listOf(dev)])
    expect(result.current.parts[1]?.live.error).toBeUndefined()
  })

  it('keep to the workspaces of the first render, whatever comes later', () => {
    const { result, rerender } = renderHook(({ list }) => useAllClusters(list), {
      wrapper,
      initialProps: { list: [{ alias: prod }] },
    })
    rerender({ list: [{ alias: prod }, { alias: dev }] })
    expect(result.current.parts).toHaveLength(1)
  })
})

describe('an action', () => {
  const detail = `${listOf(prod)}/${id}`

  it('shows the new state in the list and in the detail at once', async () => {
    answers.set(`${detail}/start`, { ...cluster('PENDING'), asOf: at(9) })
    const list = renderHook(() => useClusters(prod), { wrapper })
    answers.set(listOf(prod), page('TERMINATED', at(1)))
    await act(() => list.result.current.refresh())
    const one = renderHook(() => useCluster(prod, id, { ...cluster('TERMINATED'), asOf: at(1) }), {
      wrapper,
    })
    answers.delete(listOf(prod))
    await act(() => startCluster(prod, id))
    expect(list.result.current.items?.[0]?.state).toBe('PENDING')
    expect(one.result.current.data?.state).toBe('PENDING')
  })

  it('that is refused throws the words, and looks what is really so', async () => {
    answers.set(`${detail}/start`, problem({ status: 409, detail: 'It is already running.' }))
    answers.set(detail, { ...cluster('RUNNING'), asOf: at(9) })
    const one = renderHook(() => useCluster(prod, id, { ...cluster('TERMINATED'), asOf: at(1) }), {
      wrapper,
    })
    await act(() => expect(startCluster(prod, id)).rejects.toThrow('It is already running.'))
    await waitFor(() => expect(one.result.current.data?.state).toBe('RUNNING'))
  })
})

describe('events', () => {
  const path = `${listOf(prod)}/${id}/events`
  const events = (type: string, nextPageToken: string | null): ClusterEventPage => ({
    items: [
      {
        at: at(0),
        type,
        user: null,
        cause: null,
        currentWorkers: null,
        targetWorkers: null,
        jobRunName: null,
        message: null,
        reason: null,
      },
    ],
    totalCount: 2,
    nextPageToken,
    asOf: at(0),
  })

  it('come newest first, and older ones when asked for', async () => {
    answers.set(path, events('NEW', 'a/b'))
    answers.set(`${path}?pageToken=a%2Fb`, events('OLD', null))
    const { result } = renderHook(() => useClusterEvents(prod, id), { wrapper })
    await waitFor(() => expect(result.current.items).toHaveLength(1))
    act(() => result.current.loadMore?.())
    await waitFor(() =>
      expect(result.current.items?.map(({ type }) => type)).toEqual(['NEW', 'OLD']),
    )
    expect(result.current.loadMore).toBeUndefined()
  })

  it('that may not be seen say why', async () => {
    answers.set(path, problem())
    const { result } = renderHook(() => useClusterEvents(prod, id), { wrapper })
    await waitFor(() => expect(result.current.error?.detail).toBe('You may not.'))
    expect(result.current.isLoading).toBe(false)
  })
})
