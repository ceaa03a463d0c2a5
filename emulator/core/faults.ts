import { hitsPath } from './path-pattern'

/** A part of the emulator that can be made to fail. */
export const services = ['entra', 'azure', 'prod', 'dev'] as const
export type Service = (typeof services)[number]

/**
 * Answers in the handler's stead:
 * - `status`: answers `status` with `body` and `headers`
 * - `redirect`: sends to `location` (302 unless `status` says another)
 * - `rate-limit`: 429 as the workspace says it, with Retry-After when `retryAfterSeconds` is there
 * - `ip-blocked`: 403 as a workspace with an IP access list says it
 * - `hang`: takes the request and never answers
 * - `reset`: drops the connection
 * - `html`: a proxy's page in place of JSON (502 unless `status` says another)
 * - `garbage`: a 200 that says JSON and is none
 * - `bytes`: 200 with so many `bytes`, always the same; `x-emulator-sha256` tells their hash beforehand
 * - `endless`: 200 with bytes that never end, at the reader's pace
 * - `raw`: `body` as the whole answer on the wire, status line and all, then the connection closes
 * - `echo`: takes the whole request and tells what came: method, target, headers, length and hash of the body
 *
 * Changes what the handler answers:
 * - `delay`: waits `delayMs`, then goes on as if nothing was
 * - `truncate`: the real answer, cut in half under its full Content-Length
 * - `headers`: the real answer with `headers` on top of its own
 * - `drip`: the real answer, `chunkBytes` (1) at a time, `everyMs` (100) apart
 */
export const faultKinds = [
  'status',
  'redirect',
  'rate-limit',
  'ip-blocked',
  'hang',
  'reset',
  'html',
  'garbage',
  'bytes',
  'endless',
  'raw',
  'echo',
  'delay',
  'truncate',
  'headers',
  'drip',
] as const
export type FaultKind = (typeof faultKinds)[number]

export type Fault = {
  service: Service
  method?: string
  /** An exact path, or a prefix that ends in `*`. */
  path: string
  /** How many requests it hits; every one when absent. */
  times?: number
  kind: FaultKind
  status?: number
  body?: unknown
  /** A list of values is a header that comes more than once. */
  headers?: Record<string, string | string[]>
  location?: string
  retryAfterSeconds?: number
  bytes?: number
  chunkBytes?: number
  everyMs?: number
  delayMs?: number
  /** `after` lets the handler run first: the work is done, only its answer is lost. */
  when?: 'before' | 'after'
}

export type ListedFault = Fault & { id: string; hits: number }

/** The faults that tests have ordered. The first that fits a request is taken, in the order they came. */
export class Faults {
  #faults: ListedFault[] = []
  #nextId = 1

  add(fault: Fault): string {
    const id = `fault-${this.#nextId++}`
    this.#faults.push({ ...fault, id, hits: 0 })
    return id
  }

  remove(id: string): boolean {
    const before = this.#faults.length
    this.#faults = this.#faults.filter((fault) => fault.id !== id)
    return this.#faults.length < before
  }

  clear(): void {
    this.#faults = []
  }

  /** What is still armed; one that has used up its `times` is gone. */
  list(): ListedFault[] {
    return this.#faults.map((fault) => ({ ...fault }))
  }

  /** The fault for this request, if any; counts its `times` down. */
  match(service: Service, method: string, path: string): Fault | undefined {
    const fault = this.#faults.find(
      (candidate) =>
        candidate.service === service &&
        (candidate.method === undefined || candidate.method === method) &&
        hitsPath(candidate.path, path),
    )
    if (!fault) return undefined
    fault.hits += 1
    if (fault.times !== undefined && fault.hits >= fault.times) this.remove(fault.id)
    return fault
  }
}
