import { ApiError } from './errors'
import type { Workspace } from './workspace'

/** Counts a workspace's requests within each second of the clock. */
export class RateLimit {
  #second = 0
  #count = 0

  /** Throws 429 for what comes over the workspace's limit within a second. */
  count({ requestsPerSecond }: Workspace, now: number): void {
    if (requestsPerSecond === null) return
    const second = Math.floor(now / 1000)
    if (second !== this.#second) {
      this.#second = second
      this.#count = 0
    }
    this.#count += 1
    if (this.#count <= requestsPerSecond) return
    throw new ApiError(
      429,
      'REQUEST_LIMIT_EXCEEDED',
      'Your request exceeded the rate limit of the workspace. Please retry after a while.',
      { headers: { 'retry-after': '1' } },
    )
  }
}
