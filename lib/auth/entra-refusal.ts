/**
 * A refusal of Entra as plain data: results of a shared refresh are read by several copies of this module,
 * so nothing about them may depend on a class.
 */
export type EntraRefusal = {
  /** The AADSTS number where Entra gave one, else the OAuth error or a name of ours; chooses the words. */
  code: string
  /** What to do about it follows `error`, as Microsoft asks, never the text or number. */
  kind: 'ended' | 'interaction' | 'misconfigured' | 'unavailable'
  claims: string | null
  correlationId: string | null
  /** When Entra said so, ISO 8601. */
  at: string
}

const interactive = new Set([
  'interaction_required',
  'login_required',
  'consent_required',
  'account_selection_required',
])
const ours = new Set([
  'invalid_client',
  'unauthorized_client',
  'invalid_request',
  'invalid_scope',
  'invalid_resource',
  'invalid_target',
  'unsupported_grant_type',
  'unsupported_response_type',
])
const temporary = new Set(['temporarily_unavailable', 'server_error'])

export type EntraErrorBody = {
  error?: unknown
  error_description?: unknown
  error_codes?: unknown
  suberror?: unknown
  claims?: unknown
  correlation_id?: unknown
}

/** Reads an error answer: the JSON of the token endpoint, or the parameters of a redirect. */
export function readRefusal(body: EntraErrorBody, status = 400): EntraRefusal {
  const error = text(body.error) ?? 'server_error'
  const description = text(body.error_description) ?? ''
  const claims = text(body.claims)
  return {
    code: numberOf(body.error_codes) ?? aadstsNumber(description) ?? error,
    kind: kindOf(error, status, claims),
    claims,
    correlationId: text(body.correlation_id) ?? correlationIn(description),
    at: new Date().toISOString(),
  }
}

/** Why there is no refusal of Entra's own to read; each has its words in lib/auth/own-error-table.ts. */
type OwnReason = 'Unreachable' | 'Busy' | 'StrangeAnswer' | 'CredentialUnavailable'

export const ownRefusal = (code: OwnReason): EntraRefusal => ({
  code,
  kind: code === 'CredentialUnavailable' ? 'misconfigured' : 'unavailable',
  claims: null,
  correlationId: null,
  at: new Date().toISOString(),
})

/** The number of `AADSTS65004: User declined …`, wherever in a text it stands. */
export function aadstsNumber(description: string): string | null {
  return /AADSTS(\d{4,9})/.exec(description)?.[1] ?? null
}

export function correlationIn(description: string): string | null {
  return /Correlation ID: ([0-9a-f-]{36})/i.exec(description)?.[1] ?? null
}

function kindOf(error: string, status: number, claims: string | null): EntraRefusal['kind'] {
  if (temporary.has(error) || status >= 500 || status === 429) return 'unavailable'
  if (claims !== null || interactive.has(error)) return 'interaction'
  return ours.has(error) ? 'misconfigured' : 'ended'
}

const text = (value: unknown): string | null =>
  typeof value === 'string' && value !== '' ? value : null

function numberOf(codes: unknown): string | null {
  const first: unknown = Array.isArray(codes) ? codes[0] : undefined
  return typeof first === 'number' ? String(first) : null
}
