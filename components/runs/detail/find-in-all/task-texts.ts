import type { RunId } from '@/lib/databricks/ids'
import { problemOf } from '@/lib/fetch-json'
import type { Problem } from '@/lib/problem'
import type { LogQuery } from '@/lib/resources/runs/paths'
import type { RunOutput, TaskRun } from '@/lib/resources/runs/schema'
import { toTaskText, type TaskText } from './task-text'

type Wanted = Pick<TaskRun, 'runId' | 'isActive' | 'state'>

export type HeldText =
  { kind: 'here'; text: TaskText; wasActive: boolean } | { kind: 'refused'; problem: Problem }

export type TextsState = {
  texts: ReadonlyMap<RunId, HeldText>
  /** So many are being read, or wait for it. */
  coming: number
  /** So many are left out, because the others are as much as a browser should hold unasked. */
  left: number
  /** Why the whole log that was asked for last did not come; its end is still here. */
  problem: Problem | null
}

/** Of each log its end, of all of them together so much; more when somebody wants it. */
export const tailBytes = 1_048_576
export const budgetBytes = 16 * 1_048_576
const lanes = 3

const nothing: TextsState = { texts: new Map(), coming: 0, left: 0, problem: null }

/**
 * What the tasks of a run left, read while somebody looks for something in it: what failed first, a few side by
 * side, within a budget of bytes. Each is read once.
 */
export class TaskTexts {
  readonly #read: (id: RunId, query: LogQuery, signal: AbortSignal) => Promise<RunOutput>
  readonly #listeners = new Set<() => void>()
  readonly #texts = new Map<RunId, HeldText>()
  readonly #reading = new Set<RunId>()
  #wanted: readonly Wanted[] = []
  #whole: RunId[] = []
  #problem: Problem | null = null
  #allowed = budgetBytes
  #leaves = new AbortController()
  #state = nothing

  constructor(read: (id: RunId, query: LogQuery, signal: AbortSignal) => Promise<RunOutput>) {
    this.#read = read
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  readonly state = (): TextsState => this.#state

  /** Begins to read these, and goes on until `stop`. What was read of a task that ran is read again when it ended. */
  want(tasks: readonly Wanted[]): void {
    if (this.#leaves.signal.aborted) this.#leaves = new AbortController()
    this.#wanted = [
      ...tasks.filter(({ state }) => state === 'failed'),
      ...tasks.filter(({ state }) => state !== 'failed'),
    ]
    for (const { runId, isActive } of tasks) {
      const held = this.#texts.get(runId)
      if (held?.kind === 'here' && held.wasActive && !isActive) this.#texts.delete(runId)
    }
    this.#go()
  }

  /** As much again. */
  readonly allowMore = (): void => {
    this.#allowed = this.#spent() + budgetBytes
    this.#go()
  }

  /** The whole log of a task instead of its end. */
  readonly wantWhole = (id: RunId): void => {
    if (this.#whole.includes(id)) return
    this.#whole.push(id)
    this.#problem = null
    this.#go()
  }

  /** What was refused, once more. */
  readonly tryAgain = (): void => {
    for (const [id, held] of this.#texts) if (held.kind === 'refused') this.#texts.delete(id)
    this.#go()
  }

  /** Nobody looks for anything any more. What is here stays. */
  stop(): void {
    this.#wanted = []
    this.#whole = []
    this.#leaves.abort()
  }

  #spent(): number {
    let bytes = 0
    for (const held of this.#texts.values()) if (held.kind === 'here') bytes += held.text.bytes
    return bytes
  }

  #waiting(): Wanted[] {
    return this.#wanted.filter(({ runId }) => !this.#texts.has(runId) && !this.#reading.has(runId))
  }

  /** Begins as many as there are lanes, and tells how it stands. */
  #go(): void {
    while (this.#reading.size < lanes) {
      const whole = this.#whole.find((id) => !this.#reading.has(id))
      if (whole !== undefined) {
        this.#begin({ runId: whole, isActive: false }, { log: 'all' })
        continue
      }
      const [next] = this.#spent() < this.#allowed ? this.#waiting() : []
      if (!next) break
      this.#begin(next, { log: 'tail', tailBytes })
    }
    const waiting = this.#waiting().length
    const isFull = this.#spent() >= this.#allowed
    this.#state = {
      texts: new Map(this.#texts),
      coming: this.#reading.size + (isFull ? 0 : waiting),
      left: isFull ? waiting : 0,
      problem: this.#problem,
    }
    for (const listener of this.#listeners) listener()
  }

  #begin({ runId, isActive }: Pick<Wanted, 'runId' | 'isActive'>, query: LogQuery): void {
    const { signal } = this.#leaves
    this.#reading.add(runId)
    this.#read(runId, query, signal)
      .then(
        (output): HeldText => ({ kind: 'here', text: toTaskText(output), wasActive: isActive }),
        (error: unknown): HeldText | null => {
          const problem = problemOf(error)
          return signal.aborted || !problem ? null : { kind: 'refused', problem }
        },
      )
      .then((held) => {
        this.#reading.delete(runId)
        this.#whole = this.#whole.filter((id) => id !== runId)
        // A whole log that did not come leaves its end here.
        if (held?.kind === 'refused' && this.#texts.get(runId)?.kind === 'here')
          this.#problem = held.problem
        else if (held) this.#texts.set(runId, held)
        if (!this.#leaves.signal.aborted) this.#go()
      })
      .catch(() => undefined)
  }
}
