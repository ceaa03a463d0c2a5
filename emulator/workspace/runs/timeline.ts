type Planned = { at: number; order: number; happen: (at: number) => void }

const isBefore = (a: Planned, b: Planned) => a.at < b.at || (a.at === b.at && a.order < b.order)

/** What is going to happen, earliest first; at the same moment in the order it was planned (a binary heap). */
export class Timeline {
  #heap: Planned[] = []
  #order = 0

  plan(at: number, happen: (at: number) => void): void {
    this.#heap.push({ at, order: this.#order++, happen })
    this.#up(this.#heap.length - 1)
  }

  /** Brings about, in order, everything that is due by now, and what follows from it by now. */
  advance(now: number): void {
    for (let next = this.#heap[0]; next && next.at <= now; next = this.#heap[0]) {
      this.#dropFirst()
      next.happen(next.at)
    }
  }

  get size(): number {
    return this.#heap.length
  }

  #dropFirst(): void {
    const last = this.#heap.pop()
    if (!last || this.#heap.length === 0) return
    this.#heap[0] = last
    this.#down(0)
  }

  #up(start: number): void {
    for (let index = start; index > 0;) {
      const parent = (index - 1) >> 1
      if (!this.#swapIfBefore(index, parent)) return
      index = parent
    }
  }

  #down(start: number): void {
    for (let index = start; ;) {
      const left = index * 2 + 1
      const right = left + 1
      const least = this.#isBefore(right, left) ? right : left
      if (!this.#swapIfBefore(least, index)) return
      index = least
    }
  }

  #isBefore(a: number, b: number): boolean {
    const [first, second] = [this.#heap[a], this.#heap[b]]
    return first !== undefined && second !== undefined && isBefore(first, second)
  }

  #swapIfBefore(a: number, b: number): boolean {
    const [first, second] = [this.#heap[a], this.#heap[b]]
    if (!first || !second || !isBefore(first, second)) return false
    this.#heap[a] = second
    this.#heap[b] = first
    return true
  }
}
