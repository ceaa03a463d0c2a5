'use client'

import useSWR, { type Revalidator, type RevalidatorOptions } from 'swr'
import { fetchJson, problemOf } from '@/lib/fetch-json'
import type { Problem } from '@/lib/problem'

/** Something of Databricks that is looked at again and again. */
export type Live<T> = {
  /** The latest there is; it stays when a later look fails. */
  data: T | undefined
  /** When Databricks was asked for `data`. */
  asOf: string | undefined
  /** Why the latest look failed. */
  error: Problem | undefined
  /** Nothing is here yet and nothing has failed. */
  isLoading: boolean
  /** `data` is of an earlier look: the latest one failed. */
  isStale: boolean
  refresh: () => Promise<void>
}

export type LiveOptions<T> = {
  /** What the server rendered; the browser then asks only when it is time. */
  initial?: T | undefined
  /** Why the server could not; shown until the browser knows better. */
  initialProblem?: Problem | undefined
  refreshMs: (latest: T | undefined) => number
  /** How the path is asked; `fetchJson` when left out. */
  fetch?: (path: string) => Promise<T>
}

/** Keeps what a path of our API answers fresh while the page is looked at. */
export function useLive<T extends { asOf: string }>(
  path: string | null,
  { initial, initialProblem, refreshMs, fetch = fetchJson<T> }: LiveOptions<T>,
): Live<T> {
  const swr = useSWR<T, unknown>(path, path === null ? null : fetch, {
    ...retryWhereItHelps,
    ...(initial === undefined ? {} : { fallbackData: initial }),
    revalidateOnMount: initial === undefined && canPass(initialProblem),
    refreshInterval: (latest) => refreshMs(newer(latest, initial)),
  })
  const data = newer(swr.data, initial)
  const isUntouched = swr.data === undefined && swr.error === undefined
  const error = isUntouched && data === undefined ? initialProblem : problemOf(swr.error)
  return {
    data,
    asOf: data?.asOf,
    error,
    isLoading: data === undefined && error === undefined,
    isStale: data !== undefined && error !== undefined,
    refresh: async () => void (await swr.mutate()),
  }
}

/** Coming back to a page, the browser may still hold an older answer than the one just rendered. */
function newer<T extends { asOf: string }>(
  held: T | undefined,
  initial: T | undefined,
): T | undefined {
  if (!held || !initial) return held ?? initial
  return Date.parse(held.asOf) >= Date.parse(initial.asOf) ? held : initial
}

const canPass = (problem: Problem | undefined) =>
  problem === undefined || problem.action === 'retry'

const longestWaitMs = 30_000

/** A refusal that only a person can lift is not asked about again; the others when it was said, or ever more rarely. */
export const retryWhereItHelps = {
  onErrorRetry: (
    error: unknown,
    _key: string,
    _config: unknown,
    revalidate: Revalidator,
    options: Required<RevalidatorOptions>,
  ): void => {
    const problem = problemOf(error)
    if (!canPass(problem)) return
    const waitMs = problem?.retryAfter
      ? problem.retryAfter * 1_000
      : Math.min(longestWaitMs, 2_000 * 2 ** Math.min(options.retryCount, 6))
    setTimeout(() => void revalidate(options), waitMs)
  },
}
