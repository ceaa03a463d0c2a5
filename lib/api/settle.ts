import 'server-only'
import { randomUUID } from 'node:crypto'
import { unstable_rethrow } from 'next/navigation'
import { log } from '@/lib/log'
import type { Problem } from '@/lib/problem'
import { isExpected, toProblem } from './problem'

export type Settled<T> = { ok: true; value: T } | { ok: false; problem: Problem }

/** A part of a page that may fail by itself: the value, or the words for why there is none. */
export async function settle<T>(promise: Promise<T>): Promise<Settled<T>> {
  try {
    return { ok: true, value: await promise }
  } catch (error) {
    // redirect() and notFound() travel as exceptions.
    unstable_rethrow(error)
    const requestId = randomUUID()
    if (!isExpected(error)) log.error('page.part-failed', { requestId, error })
    return { ok: false, problem: toProblem(error, requestId) }
  }
}
