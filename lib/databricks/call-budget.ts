import 'server-only'
import { setMaxListeners } from 'node:events'

export type BudgetLimits = {
  /** How many calls go side by side. */
  lanes: number
  /** Epoch ms. Nothing begins after it, and nobody waits beyond it. */
  deadline: number
  /** The person left: nothing begins any more. */
  signal?: AbortSignal | undefined
  /** How many calls at most, all together. */
  maxCalls?: number
}

type Waiting = { priority: number; begin: () => void; giveUp: () => void }

/**
 * Calls that share lanes and a deadline: the more urgent first, the earlier asked first among equals. What could
 * not begin, or did not end in time, is `undefined`: a call that is on its way goes on, so that its answer is
 * there for whoever asks next.
 */
export class CallBudget {
  readonly #limits: BudgetLimits
  readonly #waiting: Waiting[] = []
  readonly #ends = new Set<() => void>()
  readonly #timer: NodeJS.Timeout
  #running = 0
  #calls = 0
  #isOver = false

  constructor(limits: BudgetLimits) {
    this.#limits = limits
    this.#timer = setTimeout(() => this.#end(), Math.max(0, limits.deadline - Date.now()))
    const { signal } = limits
    if (!signal) return
    // One request may have a budget for each of many workspaces; that is no leak.
    setMaxListeners(0, signal)
    signal.addEventListener('abort', this.#end, { once: true })
    if (signal.aborted) this.#end()
  }

  /** Nothing more can begin. */
  get isSpent(): boolean {
    return this.#isOver || this.#calls >= (this.#limits.maxCalls ?? Infinity)
  }

  get calls(): number {
    return this.#calls
  }

  /** Runs `work` when its turn comes; the smaller priority first. Throws what it throws. */
  run<T>(priority: number, work: () => Promise<T>): Promise<T | undefined> {
    if (this.isSpent) return Promise.resolve(undefined)
    return new Promise((resolve, reject) => {
      const giveUp = () => resolve(undefined)
      const begin = () => {
        // From here on the end of the budget lets whoever waits go, not the call.
        this.#ends.add(giveUp)
        this.#running += 1
        this.#calls += 1
        work()
          .then(resolve, reject)
          .finally(() => {
            this.#ends.delete(giveUp)
            this.#running -= 1
            this.#next()
          })
      }
      this.#enter({ priority, begin, giveUp })
      this.#next()
    })
  }

  /** Ends it early: everybody who waits is let go. */
  close(): void {
    this.#end()
  }

  #enter(entry: Waiting): void {
    const at = this.#waiting.findIndex(({ priority }) => priority > entry.priority)
    this.#waiting.splice(at === -1 ? this.#waiting.length : at, 0, entry)
  }

  #next(): void {
    while (!this.isSpent && this.#running < this.#limits.lanes) {
      const entry = this.#waiting.shift()
      if (!entry) return
      entry.begin()
    }
    if (this.isSpent) for (const { giveUp } of this.#waiting.splice(0)) giveUp()
  }

  readonly #end = (): void => {
    clearTimeout(this.#timer)
    this.#limits.signal?.removeEventListener('abort', this.#end)
    this.#isOver = true
    for (const { giveUp } of this.#waiting.splice(0)) giveUp()
    for (const letGo of [...this.#ends]) letGo()
  }
}
