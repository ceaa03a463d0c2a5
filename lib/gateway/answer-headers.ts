import { claimsOf } from '@/lib/databricks/challenge'
import { challengeOf } from '@/lib/api/responses'
import type { Answer } from './call'

/** What of an answer's headers reaches the caller; never a cookie, a policy for browsers or a place to go to. */
const passed = [
  'accept-ranges',
  'content-encoding',
  'content-length',
  'content-range',
  'content-type',
  'etag',
  'last-modified',
  'retry-after',
  'x-databricks-org-id',
  'x-request-id',
] as const

/** Answers are one person's and of any type, on the origin that holds our sessions: kept nowhere, run nowhere. */
export const ownHeaders = (requestId: string): Answer['headers'] => ({
  // `no-transform`: Next would compress what came uncompressed, and so change the bytes.
  'cache-control': 'private, no-store, no-transform',
  'content-security-policy': "default-src 'none'; sandbox",
  vary: 'Cookie, Authorization',
  'x-content-type-options': 'nosniff',
  'x-lakedeck-request-id': requestId,
})

type Upstream = Record<string, string | string[] | undefined>

export function passedHeaders(status: number, upstream: Upstream): Answer['headers'] {
  const headers: Answer['headers'] = {}
  for (const name of passed) {
    const value = oneValue(upstream[name])
    if (value !== null) headers[name] = value
  }
  if (status === 401) headers['www-authenticate'] = challengeOf(demandedClaims(upstream))
  return headers
}

const demandedClaims = (upstream: Upstream) => claimsOf(oneValue(upstream['www-authenticate']))

export const oneValue = (value: string | string[] | undefined): string | null =>
  (Array.isArray(value) ? value[0] : value) ?? null
