import { randomBytes } from 'node:crypto'
import { type NextRequest, NextResponse } from 'next/server'
import { toRedirect } from '@/lib/auth/browser-answer'
import { toCookieHeader } from '@/lib/auth/cookie-jar'
import { leaveOtherHost } from '@/lib/auth/other-host'
import { contentSecurityPolicy, pageHeaders } from '@/lib/auth/page-headers'
import { type PageSession, sessionForPage } from '@/lib/auth/page-session'
import { pagePathHeader } from '@/lib/auth/page-path'
import { isLoopback } from '@/lib/env/origins'

/**
 * Runs before every page: content security policy, refresh, and the way to sign in. A convenience, never
 * the guard: pages call requireCaller and routes callerForRequest. Addresses with bodies are left out,
 * because Next cuts the body of a matched one at 10 MB without a word.
 */
export async function proxy(request: NextRequest): Promise<Response> {
  const path = pagePath(request)
  const note = leaveOtherHost(request.headers)
  if (note !== null) return sendHome(request, path, note)
  // There are no server actions here; a page is only ever read.
  if (!['GET', 'HEAD'].includes(request.method))
    return new Response(null, { status: 405, headers: { allow: 'GET, HEAD' } })
  const session = await sessionForPage({
    path,
    cookies: request.headers.get('cookie'),
    isPublic: isPublic(request),
    isNavigation: request.headers.get('sec-fetch-dest') === 'document',
  })
  return session.kind === 'redirect' ? toRedirect(session.answer) : render(request, path, session)
}

/**
 * To our own address, through a route: Next makes the redirects of proxy.ts relative to the address the
 * server is bound to, which may be the very one we send people to.
 */
function sendHome(request: NextRequest, path: string, note: string): Response {
  const headers = new Headers(request.headers)
  headers.set(pagePathHeader, path)
  const home = new URL('/api/auth/home', request.url)
  // TLS ended before us: Next asks its own port, which speaks plain HTTP whatever the proxy says of the first leg.
  if (isLoopback(home)) home.protocol = 'http:'
  const response = NextResponse.rewrite(home, { request: { headers } })
  response.headers.append('set-cookie', note)
  return response
}

function render(
  request: NextRequest,
  path: string,
  { jar, setCookies }: Extract<PageSession, { kind: 'render' }>,
): Response {
  const nonce = randomBytes(16).toString('base64')
  const policy = contentSecurityPolicy(nonce)
  const headers = new Headers(request.headers)
  headers.set('cookie', toCookieHeader(jar))
  headers.set('x-nonce', nonce)
  headers.set('content-security-policy', policy)
  headers.set(pagePathHeader, path)
  const response = NextResponse.next({ request: { headers } })
  response.headers.set('content-security-policy', policy)
  for (const [name, value] of Object.entries(pageHeaders())) response.headers.set(name, value)
  for (const cookie of setCookies) response.headers.append('set-cookie', cookie)
  return response
}

/** Path and query as they were asked, without what Next's router adds to its own requests. */
function pagePath({ nextUrl: { pathname, search } }: NextRequest): string {
  const query = search.replace(/([?&])_rsc=[^&]*&?/, '$1').replace(/[?&]$/, '')
  return pathname + query
}

const publicPage = /^\/(?:sign-in|signed-out)(?:\/|$)/
const pageDestinations = new Set(['document', 'empty', 'iframe', 'frame'])

/** The sign-in pages, and what a page brings along: icons, fonts, pictures. */
function isPublic(request: NextRequest): boolean {
  const destination = request.headers.get('sec-fetch-dest') ?? 'document'
  return publicPage.test(request.nextUrl.pathname) || !pageDestinations.has(destination)
}

export const config = {
  matcher: [
    '/((?!api$|api/|serving-endpoints/|telemetry-ext|oidc/|\\.well-known/|_next/|favicon\\.ico$|icon\\.svg$|robots\\.txt$).*)',
  ],
}
