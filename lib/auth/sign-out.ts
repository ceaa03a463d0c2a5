import 'server-only'
import { parseCookies } from '@/lib/auth/cookie-jar'
import { denySession } from '@/lib/auth/denied-sessions'
import { findSession } from '@/lib/auth/find-session'
import { personTag } from '@/lib/auth/person-tag'
import type { Session } from '@/lib/auth/session'
import { expireSession } from '@/lib/auth/session-cookies'
import type { BrowserAnswer } from '@/lib/auth/start-sign-in'
import { env } from '@/lib/env/server'
import { log } from '@/lib/log'

/**
 * Ends the session here, at once and for every refresh in flight, and sends the browser to Entra, which
 * ends its own and sends it back to /signed-out.
 */
export function signOut(request: Request): BrowserAnswer {
  const jar = parseCookies(request.headers.get('cookie'))
  const found = findSession(jar)
  const session = 'session' in found ? found.session : null
  if (session) {
    denySession(session.sessionId)
    log.info('signed out', { person: personTag(session) })
  }
  return { location: entraLogout(session), setCookies: expireSession(jar) }
}

function entraLogout(session: Session | null): string {
  const { authorityHost, tenantId, clientId, origin } = env()
  const url = new URL(`${authorityHost}/${tenantId}/oauth2/v2.0/logout`)
  url.searchParams.set('client_id', clientId)
  url.searchParams.set('post_logout_redirect_uri', `${origin}/signed-out`)
  // The id token's own hint spares the person the question which account; user names do not work here
  // (Microsoft Learn, "OpenID Connect: send a sign-out request").
  if (session?.loginHint) url.searchParams.set('logout_hint', session.loginHint)
  return url.href
}
