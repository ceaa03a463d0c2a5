import { hitsPath } from './path-pattern'

/** A part of the emulator that can be made to fail. */
export const services = ['entra', 'prod', 'dev'] as const
export type Service = (typeof services)[number]

/**
 * - `status`: answers `status` with `body` and `headers`
 * - `delay`: waits `delayMs`, then goes on as if nothing was
 * - `hang`: takes the request and never answers
 * - `reset`: drops the connection
 * - `html`: a proxy's page in place of JSON (502 unless `status` says another)
 * - `truncate`: the real answer, cut in half under its full Content-Length
 * - `garbage`: a 200 that says JSON and is none
 */
export const faultKinds = [
  'status',
  'delay',
  'hang',
  'reset',
  'html',
  'truncate',
  'garbage',
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
  headers?: Record<string, string>
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
