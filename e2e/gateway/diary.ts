import { isDeepStrictEqual } from 'node:util'

export type Outcome = { call: string; answer?: unknown; refusal?: unknown }

/** What somebody was told, call for call, in the order in which it was asked. */
export class Diary {
  readonly outcomes: Outcome[] = []

  async keep<T>(call: string, work: () => Promise<T>): Promise<T> {
    const answer = await work()
    this.outcomes.push({ call, answer: timeless(answer) })
    return answer
  }

  /** For a call that has to be refused; `read` says what of the error counts. */
  async keepRefusal(
    call: string,
    work: () => Promise<unknown>,
    read: (error: unknown) => unknown,
  ): Promise<void> {
    const refusal = await work().then(() => undefined, read)
    if (refusal === undefined) throw new Error(`${call} was not refused`)
    this.outcomes.push({ call, refusal: timeless(refusal) })
  }
}

/** Where two diaries part: the first call that was answered otherwise, or null. */
export function firstDifference(one: readonly Outcome[], other: readonly Outcome[]) {
  const length = Math.max(one.length, other.length)
  const at = Array.from({ length }, (_, index) => index).find(
    (index) => !isDeepStrictEqual(one[index], other[index]),
  )
  return at === undefined ? null : { at, one: one[at], other: other[at] }
}

/** Moments of the clock, and ids that are made at random, differ between any two goes, whichever way they take. */
export function timeless(value: unknown): unknown {
  if (typeof value === 'string') return timelessText(value)
  if (typeof value === 'number') return isMoment(value) ? '<moment>' : value
  if (Array.isArray(value)) return value.map(timeless)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [
      name,
      random.includes(name) ? '<random>' : timeless(each),
    ]),
  )
}

// The cluster of a run is named after the second of its start.
const random = ['request_id', 'object_id', 'resource_id', 'cluster_instance']

const from = Date.UTC(2020, 0)
const to = Date.UTC(2100, 0)
const isMoment = (value: number) => value > from && value < to

export const timelessText = (text: string): string =>
  text
    .replace(/\b1[5-9]\d{11}\b/g, '<moment>')
    .replace(/\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d GMT/g, '<moment>')
    .replace(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z/g, '<moment>')
    .replace(/"(request_id|object_id|resource_id)":("[^"]*"|\d+)/g, '"$1":<random>')
    .replace(/"cluster_instance":\{[^}]*\}/g, '"cluster_instance":<random>')
