import type { Readable } from 'node:stream'

/** A request, as both doors hand it over. */
export type Call = {
  method: string
  /** Path and query as received. */
  target: string
  headers: CallHeaders
  body: AsyncIterable<Uint8Array> | null
  /** Aborted when the caller leaves. */
  signal: AbortSignal
}

/** Lower-case names; a header sent more than once is joined by commas, as `Headers` does it. */
export type CallHeaders = Pick<Headers, 'get' | 'has'>

export type Answer = {
  status: number
  headers: Record<string, string | string[]>
  body: Readable | null
}
