/** @jest-environment jsdom */
import { act, renderHook, waitFor } from '@testing-library/react'
import type { ReactNode } from 'react'
import { mutate, SWRConfig } from 'swr'
import { jobId, runId, workspaceAlias } from '@/lib/databricks/ids'
import { newPress } from '@/lib/press'
import { pauseJob, runJobNow, useAllJobs } from './hooks'
import { toJob, toJobDetail } from './read'
import type { JobPage } from './schema'
import { jobWire } from './wire'

const prod = workspaceAlias.parse('prod')
const dev = workspaceAlias.parse('dev')
const id = jobId.parse('9007199254740993')

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

const wire = (pause_status: string) =>
  jobWire.parse({ job_id: id, settings: { name: 'n', continuous: { pause_status } } })
const page = (token: string | null, seconds = 0): JobPage => ({
  items: [toJob(wire('UNPAUSED'), 0)],
  nextPageToken: token,
  asOf: at(seconds),
})
const useJobs = () => useAllJobs([{ alias: prod }]).parts[0]!.live
const listOf = (workspace: string) => `/api/databricks/workspaces/${workspace}/jobs`

it('a long list comes page by page by itself, the first at once', async () => {
  answers.set(listOf('prod'), page('p2'))
  answers.set(`${listOf('prod')}?pageToken=p2`, page('p3'))
  const { result } = renderHook(() => useJobs(), { wrapper })
  expect(result.current.isLoading).toBe(true)
  await waitFor(() => expect(result.current.items).toHaveLength(2))
  expect(result.current.isLoadingMore).toBe(true)
  answers.set(`${listOf('prod')}?pageToken=p3`, page(null))
  await act(() => result.current.refresh())
  await waitFor(() => expect(result.current.items).toHaveLength(3))
  expect(result.current.isLoadingMore).toBe(false)
})

it('is asked for again to its end when it is time, and is as old as its oldest page', async () => {
  jest.useFakeTimers()
  answers.set(listOf('prod'), page('p2', 5))
  answers.set(`${listOf('prod')}?pageToken=p2`, page(null, 3))
  const { result } = renderHook(() => useJobs(), { wrapper })
  await act(() => jest.advanceTimersByTimeAsync(100))
  expect([result.current.items?.length, result.current.asOf]).toEqual([2, at(3)])
  answers.set(listOf('prod'), page('p2', 70))
  answers.set(`${listOf('prod')}?pageToken=p2`, page(null, 71))
  await act(() => jest.advanceTimersByTimeAsync(61_000))
  expect([result.current.items?.length, result.current.asOf]).toEqual([2, at(70)])
  expect(asked).toHaveLength(4)
  jest.useRealTimers()
})

it('over workspaces, a refused one says why and the rows of the others are there', async () => {
  answers.set(listOf('prod'), page(null))
  answers.set(listOf('dev'), refused)
  const { result } = renderHook(() => useAllJobs([{ alias: prod }, { alias: dev }]), { wrapper })
  await waitFor(() => expect(result.current.isLoading).toBe(false))
  expect(result.current.rows).toHaveLength(1)
  expect(result.current.parts[1]?.live.error?.detail).toBe('You may not.')
})

it('pausing shows in every list at once', async () => {
  answers.set(listOf('prod'), page(null))
  const { result } = renderHook(() => useJobs(), { wrapper })
  await waitFor(() => expect(result.current.items).toHaveLength(1))
  answers.delete(listOf('prod'))
  answers.set(`${listOf('prod')}/${id}/pause`, toJobDetail(wire('PAUSED'), at(5)))
  await act(async () => void (await pauseJob(prod, id)))
  await waitFor(() => expect(result.current.items?.[0]?.isPaused).toBe(true))
})

it('a refused pause throws what was said', async () => {
  answers.set(`${listOf('prod')}/${id}/pause`, refused)
  await expect(pauseJob(prod, id)).rejects.toThrow('You may not.')
})

it('a press goes out with its key and what was asked for', async () => {
  const run = runId.parse('620000000000000017')
  answers.set(`${listOf('prod')}/${id}/run-now`, { jobId: id, runId: run, asOf: at(0) })
  const press = newPress()
  const started = await runJobNow(prod, id, { jobParameters: { day: 'x' } }, press)
  expect(started.runId).toBe(run)
  expect(new Headers(asked[0]?.init.headers).get('idempotency-key')).toBe(press.key)
  expect(asked[0]?.init.body).toBe('{"jobParameters":{"day":"x"}}')
})
