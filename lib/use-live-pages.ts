'use client'

import { useState } from 'react'
import useSWR, { useSWRConfig } from 'swr'
import { fetchJson, problemOf } from '@/lib/fetch-json'
import type { Problem } from '@/lib/problem'
import { joined, type HeldPages, type PageOf } from '@/lib/live-pages'
import { retryWhereItHelps, useLive, type Live } from '@/lib/use-live'

/** A list that is longer than one answer, looked at again and again as far as it is here. */
export type LivePages<Page extends PageOf<unknown>> = Omit<Live<unknown>, 'data'> & {
  items: Page['items'] | undefined
  /** For what only the first page tells. */
  first: Page | undefined
  /** For what each page tells of itself. */
  pages: readonly Page[]
  /** There is more than is here. */
  hasMore: boolean
  isLoadingMore: boolean
  /** Undefined when there is no more, or when it comes by itself. */
  loadMore: (() => void) | undefined
  /** Leaves it at what is here; undefined when nothing is on its way. */
  stop: (() => void) | undefined
}

export type LivePagesOptions<Page> = {
  /** The first page, where the server rendered it. */
  initial?: Page | undefined
  initialProblem?: Problem | undefined
  refreshMs: (pages: readonly Page[] | undefined) => number
  /** The pages behind the first come by themselves: all, or so many in one go, where each costs many calls. */
  loadsAll?: boolean | number
}

/** Keeps the pages of a path fresh: the first at once, the others behind it, and all that are here when it is time. */
export function useLivePages<Page extends PageOf<unknown>>(
  path: string,
  { initial, initialProblem, refreshMs, loadsAll = false }: LivePagesOptions<Page>,
): LivePages<Page> {
  const { cache, mutate } = useSWRConfig()
  // A later render of the server knows one page only: it must not take away the others.
  const [rendered] = useState(() => initial && joined([initial]))
  const live = useLive<HeldPages<Page>>(path, {
    initial: rendered,
    initialProblem,
    refreshMs: (held) => refreshMs(held?.pages),
    fetch: (start) => readPages<Page>(start, heldCount(cache.get(start)?.data as Held)),
  })
  const pages = live.data?.pages
  const next = nextPath(path, pages?.at(-1))
  const held = pages?.length ?? 1
  const inOneGo = loadsAll === true ? Infinity : Number(loadsAll)
  const [wanted, setWanted] = useState(inOneGo)
  const isWanted = next !== null && held < wanted
  const more = useSWR<Page, unknown>(isWanted ? next : null, fetchJson<Page>, {
    ...retryWhereItHelps,
    dedupingInterval: 0,
    revalidateOnFocus: false,
    revalidateOnReconnect: false,
    onSuccess: (page) =>
      void mutate(path, pages && joined([...pages, page]), { revalidate: false }),
  })
  const error = live.error ?? problemOf(more.error)
  return {
    items: pages?.flatMap(({ items }): Page['items'] => items),
    first: pages?.[0],
    pages: pages ?? [],
    asOf: live.asOf,
    error,
    isLoading: live.isLoading,
    isStale: pages !== undefined && error !== undefined,
    hasMore: next !== null,
    isLoadingMore: isWanted && error === undefined,
    loadMore:
      next === null || loadsAll === true ? undefined : () => setWanted(held + Math.max(1, inOneGo)),
    stop: isWanted ? () => setWanted(held) : undefined,
    refresh: async () => {
      await live.refresh()
      await more.mutate()
    },
  }
}

type Held = HeldPages<unknown> | undefined

const heldCount = (held: Held) => held?.pages.length ?? 1

/** As many pages as are held, one after the other: each says where the next one begins. */
async function readPages<Page extends PageOf<unknown>>(
  path: string,
  count: number,
): Promise<HeldPages<Page>> {
  const pages: Page[] = []
  let at: string | null = path
  while (at !== null && pages.length < count) {
    const page: Page = await fetchJson<Page>(at)
    pages.push(page)
    at = nextPath(path, page)
  }
  return joined(pages)
}

const nextPath = (path: string, last: PageOf<unknown> | undefined): string | null =>
  last?.nextPageToken ? `${path}?pageToken=${encodeURIComponent(last.nextPageToken)}` : null
