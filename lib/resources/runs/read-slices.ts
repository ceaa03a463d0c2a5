import type { CallBudget } from '@/lib/databricks/call-budget'
import { goesRound } from '@/lib/databricks/pages'
import { merge, restOf, type Slice } from './slices'

/** One page of the runs of a slice; undefined when it may not be asked for now. */
export type AskSlice<T> = (
  slice: Slice,
) => Promise<{ items: T[]; nextPageToken: string | null } | undefined>

export type SliceReading<T> = {
  /** By id, so that none is there twice. */
  found: Map<string, T>
  /** Newest first; empty when every run of the range is here. */
  missing: { from: number; to: number }[]
  stoppedBy: 'budget' | 'limit' | 'error' | null
  /** The first refusal after the first page, for which the rest was given up. */
  error: unknown
}

export type SliceOptions<T> = {
  ask: AskSlice<T>
  idOf: (item: T) => string
  /** Epoch ms; null is not known and counts as the slice's end. */
  startOf: (item: T) => number | null
  budget: CallBudget
  /** How urgent these calls are among the others of the budget; newer slices before older ones at the same. */
  priority: number
  /** For all but the newest page, where that is more urgent than the rest. */
  laterPriority?: number
  /** Enough when there are so many. */
  limit?: number
  onPage?: (items: T[]) => void
}

/**
 * Reads the runs of a range: first its newest page, whose density says how finely to cut the rest, then the rest
 * side by side, newest first. Throws when the first page is refused; a later refusal leaves out what it was for
 * and everything that had not begun.
 */
export async function readSlices<T>(
  range: { from: number; to: number },
  options: SliceOptions<T>,
): Promise<SliceReading<T>> {
  const reading = new Reading(range, options)
  await reading.read(range, true)
  return reading.result()
}

class Reading<T> {
  readonly #options: SliceOptions<T>
  readonly #found = new Map<string, T>()
  readonly #missing: Slice[] = []
  readonly #asked = new Set<string>()
  #error: unknown = null
  #isEnough = false

  readonly #range: { from: number; to: number }

  constructor(range: { from: number; to: number }, options: SliceOptions<T>) {
    this.#range = range
    this.#options = options
  }

  /** From 0 to nearly 1: what is left of a newer slice comes before an older one. */
  #age({ to }: Slice): number {
    const { from, to: newest } = this.#range
    return (newest - to) / (newest - from + 1)
  }

  result(): SliceReading<T> {
    const missing = merge(this.#missing)
    const why = this.#error !== null ? 'error' : this.#isEnough ? 'limit' : 'budget'
    const stoppedBy = missing.length === 0 ? null : why
    return { found: this.#found, missing, stoppedBy, error: this.#error }
  }

  async read(slice: Slice, isFirst = false): Promise<void> {
    const page = await this.#ask(slice, isFirst)
    if (!page) return void this.#missing.push(slice)
    const starts = page.items.flatMap((item) => this.#options.startOf(item) ?? [])
    const rest = restOf(slice, {
      count: page.items.length,
      newestMs: starts.length === 0 ? null : Math.max(...starts),
      oldestMs: starts.length === 0 ? null : Math.min(...starts),
      nextPageToken: page.nextPageToken,
    })
    await Promise.all(rest.map((each) => this.read(each)))
  }

  async #ask(slice: Slice, isFirst: boolean) {
    const { ask, budget, priority, laterPriority = priority } = this.#options
    const urgency = (isFirst ? priority : laterPriority) + this.#age(slice)
    if (this.#isEnough || this.#error !== null) return undefined
    try {
      this.#refuseAgain(slice)
      const page = await budget.run(urgency, () =>
        this.#isEnough || this.#error !== null ? Promise.resolve(undefined) : ask(slice),
      )
      if (page) this.#collect(page.items)
      return page
    } catch (error) {
      if (isFirst) throw error
      this.#error ??= error
      return undefined
    }
  }

  /** What was asked once comes from memory, so that asking it over and over would let nobody else have a turn. */
  #refuseAgain({ from, to, pageToken }: Slice): void {
    const question = JSON.stringify([from, to, pageToken])
    if (this.#asked.has(question)) throw goesRound()
    this.#asked.add(question)
  }

  #collect(items: T[]): void {
    const { idOf, limit = Infinity, onPage } = this.#options
    for (const item of items) this.#found.set(idOf(item), item)
    if (this.#found.size >= limit) this.#isEnough = true
    onPage?.(items)
  }
}
