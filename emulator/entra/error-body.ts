import { EntraError, refuse } from './aadsts'
import type { RequestFacts } from './request'

export type DescribedError = { error: string; description: string; errorUri: string; at: string }

const timestamp = (): string => `${new Date().toISOString().slice(0, 19).replace('T', ' ')}Z`

const errorUri = (code: number): string => `https://login.microsoftonline.com/error?code=${code}`

/** The sentence Entra sends: the code, what is wrong, and how its support would find the request. */
export function describe(refusal: EntraError, facts: RequestFacts): DescribedError {
  const at = timestamp()
  const trail = `Trace ID: ${facts.traceId} Correlation ID: ${facts.correlationId} Timestamp: ${at}`
  return {
    error: refusal.error,
    description: `AADSTS${refusal.code}: ${refusal.message} ${trail}`,
    errorUri: errorUri(refusal.code),
    at,
  }
}

/** The JSON body of a refusal at the token endpoint. */
export function errorBody(refusal: EntraError, facts: RequestFacts): Record<string, unknown> {
  const { error, description, errorUri: uri, at } = describe(refusal, facts)
  return {
    error,
    error_description: description,
    error_codes: [refusal.code],
    timestamp: at,
    trace_id: facts.traceId,
    correlation_id: facts.correlationId,
    error_uri: uri,
    ...(refusal.suberror === undefined ? {} : { suberror: refusal.suberror }),
    ...(refusal.more.claims === undefined ? {} : { claims: refusal.more.claims }),
  }
}

/** Anything thrown that is no refusal is a fault of this emulator, and is shown as such. */
export function asRefusal(thrown: unknown): EntraError {
  if (thrown instanceof EntraError) return thrown
  console.error('entra emulator:', thrown)
  return refuse(90033)
}
