import type { Service } from './faults'
import { hitsPath } from './path-pattern'

/** One request as it was answered. Holds no header and no body, so no token and no secret. */
export type RecordedCall = {
  service: Service
  method: string
  path: string
  query: string
  status: number
  /** The person's sign-in name or the application id; null when nobody was recognised. */
  principal: string | null
  requestId: string
  /** Milliseconds since the epoch, simulated. */
  at: number
  durationMs: number
}

export type CallFilter = {
  service?: Service
  method?: string
  /** An exact path, or a prefix that ends in `*`. */
  path?: string
  principal?: string
  status?: number
}

const limit = 10_000
const secretParameters =
  /^(code|state|nonce|code_challenge|code_verifier|client_secret|client_assertion|assertion|id_token_hint|logout_hint|(access|refresh|id)_token|password|device_code|user_code)$/i

/** A query string safe to keep: what could be a credential shows its name alone. */
function withoutSecrets(query: string): string {
  const pairs = [...new URLSearchParams(query)].map(([name, value]): [string, string] => [
    name,
    secretParameters.test(name) ? '…' : value,
  ])
  return new URLSearchParams(pairs).toString()
}

/** Remembers what was called (the last 10,000), so that a test can ask. */
export class Recorder {
  #calls: RecordedCall[] = []
  #counts = new Map<Service, number>()

  record(call: RecordedCall): void {
    this.#counts.set(call.service, (this.#counts.get(call.service) ?? 0) + 1)
    this.#calls.push({ ...call, query: withoutSecrets(call.query) })
    if (this.#calls.length > limit) this.#calls.splice(0, this.#calls.length - limit)
  }

  list(filter: CallFilter = {}): RecordedCall[] {
    return this.#calls.filter(
      (call) =>
        (filter.service === undefined || call.service === filter.service) &&
        (filter.method === undefined || call.method === filter.method) &&
        (filter.path === undefined || hitsPath(filter.path, call.path)) &&
        (filter.principal === undefined || call.principal === filter.principal) &&
        (filter.status === undefined || call.status === filter.status),
    )
  }

  /** How many there were of each service, also of those that are remembered no more. */
  counts(): Partial<Record<Service, number>> {
    return Object.fromEntries(this.#counts)
  }

  clear(): void {
    this.#calls = []
    this.#counts.clear()
  }
}
