import type { ZodType } from 'zod'
import type { ApiPath, Query } from './api-path'
import type { Keep } from './cache'

export type WorkspaceCall<T> = {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  path: ApiPath
  query?: Query
  body?: unknown
  reader: ZodType<T>
  signal?: AbortSignal | undefined
  /** Sending it twice does no more than sending it once. Every GET is. */
  idempotent?: boolean
  /** A POST that only asks (cluster events). Implies idempotent; forgets nothing of what the person was told. */
  readsOnly?: boolean
  /** For GET: how long the answer may be used again, for this person only. */
  keep?: Keep
  /** For everything together, retries and waits too. */
  timeoutMs?: number
}

/** What every verb may be given besides its input. */
export type VerbOptions = {
  signal?: AbortSignal | undefined
  /** One press of a button, one call of a script: minted by who asks, and the same each time it is asked again. */
  idempotencyKey?: string | undefined
}
