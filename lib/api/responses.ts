import { problemType, type Problem } from '@/lib/problem'

/** What is common to every answer under /api: it is one person's, so nothing between may keep it. */
function headersOf(requestId: string, type: string): Headers {
  return new Headers({
    'content-type': type,
    'cache-control': 'private, no-store',
    vary: 'Cookie, Authorization, Accept',
    'x-content-type-options': 'nosniff',
    'x-request-id': requestId,
  })
}

export function jsonResponse(value: unknown, requestId: string, status = 200): Response {
  return new Response(JSON.stringify(value), {
    status,
    headers: headersOf(requestId, 'application/json; charset=utf-8'),
  })
}

const lineTypes = {
  csv: 'text/csv; charset=utf-8; header=present',
  ndjson: 'application/x-ndjson; charset=utf-8',
} as const

export function linesResponse(
  form: keyof typeof lineTypes,
  text: string,
  requestId: string,
  nextPageToken: string | null,
): Response {
  const headers = headersOf(requestId, lineTypes[form])
  // Lines have no place for it, and silence would pass for the end.
  if (nextPageToken !== null) headers.set('x-next-page-token', encodeURIComponent(nextPageToken))
  return new Response(text, { headers })
}

const documentTypes = { markdown: 'text/markdown', html: 'text/html' } as const
const endings = { markdown: 'md', html: 'html' } as const

/** A file for people. It is saved, never shown: what Databricks and its users write must not run on our origin. */
export function documentResponse(
  form: keyof typeof documentTypes,
  { text, name }: { text: string; name: string },
  requestId: string,
): Response {
  const headers = headersOf(requestId, `${documentTypes[form]}; charset=utf-8`)
  headers.set('content-disposition', `attachment; filename="${name}.${endings[form]}"`)
  headers.set('content-security-policy', "sandbox; default-src 'none'; style-src 'unsafe-inline'")
  return new Response(text, { headers })
}

export function problemResponse(problem: Problem, allow?: readonly string[]): Response {
  const headers = headersOf(problem.requestId, problemType)
  if (problem.status === 401) headers.set('www-authenticate', challengeOf(problem.claims))
  if (problem.retryAfter !== undefined) headers.set('retry-after', String(problem.retryAfter))
  if (allow) headers.set('allow', allow.join(', '))
  return new Response(JSON.stringify(problem), { status: problem.status, headers })
}

/** Entra's form of a challenge, so that MSAL in a script can answer it. */
export function challengeOf(claims: string | undefined): string {
  if (claims === undefined) return 'Bearer'
  const encoded = Buffer.from(claims, 'utf8').toString('base64')
  return `Bearer error="insufficient_claims", claims="${encoded}"`
}
