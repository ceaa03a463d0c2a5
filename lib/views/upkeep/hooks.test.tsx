/** @jest-environment jsdom */
import { act, renderHook, waitFor } from '@testing-library/react'
import type { ReactNode } from 'react'
import { mutate, SWRConfig } from 'swr'
import { workspaceAlias } from '@/lib/databricks/ids'
import { useUpkeep } from './hooks'

const prod = workspaceAlias.parse('prod')
const asked: string[] = []
/** Calls from here on are answered only when let go. */
let holdFrom = Infinity
let letGo: (() => void)[] = []

const pageCount = 25
const numberOf = (path: string) => Number(/pageToken=(\d+)/.exec(path)?.[1] ?? 1)

beforeEach(async () => {
  asked.length = 0
  holdFrom = Infinity
  letGo = []
  await mutate(() => true, undefined, { revalidate: false })
  globalThis.fetch = jest.fn(async (path: string) => {
    asked.push(path)
    const number = numberOf(path)
    if (number >= holdFrom) await new Promise<void>((resolve) => letGo.push(resolve))
    const body = {
      items: [],
      looked: 100,
      unchecked: [],
      hidesInactive: false,
      nextPageToken: number < pageCount ? String(number + 1) : null,
      asOf: new Date(0).toISOString(),
    }
    return { ok: true, status: 200, headers: new Headers(), json: () => Promise.resolve(body) }
  }) as unknown as typeof fetch
})

const wrapper = ({ children }: { children: ReactNode }) => (
  <SWRConfig value={{ dedupingInterval: 0 }}>{children}</SWRConfig>
)
const open = () => renderHook(() => useUpkeep([{ alias: prod }], 'never-succeeded'), { wrapper })
const live = (result: ReturnType<typeof open>['result']) => {
  const [part] = result.current.parts
  if (!part) throw new Error('No part')
  return part.live
}

it('looks at ten pages of jobs in one go, and at ten more when asked, to the end', async () => {
  const { result } = open()
  await waitFor(() => expect(result.current.looked).toBe(1_000))
  expect([result.current.isLoadingMore, live(result).hasMore]).toEqual([false, true])
  expect(asked).toHaveLength(10)
  act(() => live(result).loadMore?.())
  await waitFor(() => expect(result.current.looked).toBe(2_000))
  expect(asked).toHaveLength(20)
  act(() => live(result).loadMore?.())
  await waitFor(() => expect(result.current.looked).toBe(2_500))
  expect([live(result).hasMore, live(result).loadMore]).toEqual([false, undefined])
})

it('a go is ended by who does not want it, and what was looked at stays', async () => {
  holdFrom = 4
  const { result } = open()
  await waitFor(() => expect(letGo).toHaveLength(1))
  expect([result.current.looked, result.current.isLoadingMore]).toEqual([300, true])
  act(() => live(result).stop?.())
  expect([result.current.isLoadingMore, live(result).hasMore]).toEqual([false, true])
  await act(async () => letGo[0]?.())
  expect(asked).toHaveLength(4)
  expect(result.current.isLoadingMore).toBe(false)
  expect(live(result).stop).toBeUndefined()
})
