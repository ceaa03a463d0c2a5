/** What went wrong, in the terms a person or a program can act on. */
export type DatabricksErrorKind =
  | 'unauthenticated'
  | 'no-access'
  | 'not-found'
  | 'conflict'
  | 'invalid'
  | 'limited'
  | 'unavailable'
  | 'unreachable'
  | 'unexpected'

export type DatabricksErrorFacts = {
  /** The status that our own API answers with; Databricks' own is `upstreamStatus`. */
  status: number
  /** Databricks' `error_code`, or one of ours where Databricks sent none. */
  code: string
  /** Plain words, never HTML. */
  message: string
  kind: DatabricksErrorKind
  upstreamStatus?: number | null
  /** Databricks' request id, for its support. */
  requestId?: string | null
  retryAfterSeconds?: number | null
  /** A claims challenge of Entra (JSON): sign in again with it. */
  claims?: string
  /** The same call may work in a moment, if it may be sent twice at all. */
  isTransient?: boolean
  /** False when Databricks cannot have seen the request; true also when nobody knows. */
  mayHaveArrived?: boolean
  cause?: unknown
}

/** Every failure of a call to Databricks. Tell it by `isDatabricksError`, never by `instanceof`. */
export class DatabricksError extends Error {
  override readonly name = 'DatabricksError'
  readonly status: number
  readonly code: string
  readonly kind: DatabricksErrorKind
  readonly upstreamStatus: number | null
  readonly requestId: string | null
  readonly retryAfterSeconds: number | null
  readonly claims?: string
  readonly isTransient: boolean
  readonly mayHaveArrived: boolean
  /** Whose refusal it is; the wire adds it when it knows. */
  workspace: string | null = null

  constructor(facts: DatabricksErrorFacts) {
    super(facts.message, { cause: facts.cause })
    this.status = facts.status
    this.code = facts.code
    this.kind = facts.kind
    this.upstreamStatus = facts.upstreamStatus ?? null
    this.requestId = facts.requestId ?? null
    this.retryAfterSeconds = facts.retryAfterSeconds ?? null
    this.isTransient = facts.isTransient ?? false
    this.mayHaveArrived = facts.mayHaveArrived ?? true
    if (facts.claims !== undefined) this.claims = facts.claims
  }
}

/** By name: pages and routes hold two copies of the class, and a shared in-flight call may throw either. */
export function isDatabricksError(error: unknown): error is DatabricksError {
  return error instanceof Error && error.name === 'DatabricksError'
}
