/**
 * The emulator's one clock. It runs with real time until a test moves it; it never goes back.
 * Simulated work (a cluster that starts) asks `now()` when it is looked at, so moving the clock is enough
 * to bring every transition that is due, in order.
 */
export class Clock {
  #offsetMs = 0
  #frozenAt: number | null = null

  /** Milliseconds since the epoch, simulated. */
  now(): number {
    return (this.#frozenAt ?? Date.now()) + this.#offsetMs
  }

  get isFrozen(): boolean {
    return this.#frozenAt !== null
  }

  advance(ms: number): void {
    if (!Number.isFinite(ms) || ms < 0) throw new RangeError('the clock only moves forward')
    this.#offsetMs += ms
  }

  freeze(): void {
    this.#frozenAt ??= Date.now()
  }

  /** Goes on with real time from the simulated moment it stood at. */
  unfreeze(): void {
    if (this.#frozenAt === null) return
    this.#offsetMs += this.#frozenAt - Date.now()
    this.#frozenAt = null
  }

  reset(): void {
    this.#offsetMs = 0
    this.#frozenAt = null
  }
}
