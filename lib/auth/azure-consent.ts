import 'server-only'
import { createHash, randomBytes } from 'node:crypto'
import { azureScope } from '@/lib/auth/azure-token'
import type { CookieJar } from '@/lib/auth/cookie-jar'
import { denialsKnown } from '@/lib/auth/denied-sessions'
import { askEntra, type EntraTokens } from '@/lib/auth/entra-client'
import { readRefusal } from '@/lib/auth/entra-refusal'
import { findSession } from '@/lib/auth/find-session'
import { personTag } from '@/lib/auth/person-tag'
import { providerId } from '@/lib/auth/provider-id'
import type { Session } from '@/lib/auth/session'
import { storeSession } from '@/lib/auth/session-cookies'
import { dropNote, type SignInNote, storeNote } from '@/lib/auth/sign-in-note'
import { signInPath } from '@/lib/auth/sign-in-paths'
import type { BrowserAnswer } from '@/lib/auth/start-sign-in'
import { env } from '@/lib/env/server'
import { log } from '@/lib/log'

/** The parameter with which a page learns that the consent did not come about: Entra's number, or a word of ours. */
export const refusedParameter = 'refused'

const redirectUri = () => `${env().origin}/api/auth/callback/${providerId}`

/**
 * Sends somebody who is signed in to Entra to consent to Azure Resource Manager, or to give what else Entra wants
 * before it. It is no sign-in: the session they come back to is the one they left.
 */
export async function startAzureConsent(jar: CookieJar, returnTo: string): Promise<BrowserAnswer> {
  await denialsKnown()
  const found = findSession(jar)
  if (found.kind !== 'live')
    return { location: env().origin + signInPath(returnTo), setCookies: [] }
  const { userName, sessionId } = found.session
  const [state, nonce, verifier] = [randomText(), randomText(), randomText()]
  const { authorityHost, tenantId, clientId } = env()
  const url = new URL(`${authorityHost}/${tenantId}/oauth2/v2.0/authorize`)
  url.search = new URLSearchParams({
    client_id: clientId,
    response_type: 'code',
    response_mode: 'query',
    redirect_uri: redirectUri(),
    scope: `${azureScope()} openid profile offline_access`,
    state,
    nonce,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    login_hint: userName,
  }).toString()
  const note = { state, nonce, verifier, returnTo, attempt: 'first' as const }
  return {
    location: url.href,
    setCookies: storeNote({ ...note, consentingSession: sessionId }, jar),
  }
}

const randomText = () => randomBytes(32).toString('base64url')

/** The browser is back from it. Whatever came of it, the session lives on and the page they left is shown again. */
export async function finishAzureConsent(
  query: URLSearchParams,
  note: SignInNote,
  jar: CookieJar,
): Promise<BrowserAnswer> {
  const drop = [dropNote(note.state)]
  const back = (refused: string | null): BrowserAnswer => ({
    location: withRefused(env().origin + note.returnTo, refused),
    setCookies: drop,
  })
  await denialsKnown()
  if (query.has('error')) return back(readRefusal(Object.fromEntries(query)).code)
  const session = consenting(note, jar)
  if (!session) return { location: env().origin + signInPath(note.returnTo), setCookies: drop }
  const answer = await redeem(query.get('code') ?? '', note)
  if (answer.kind === 'refused') return back(answer.refusal.code)
  if (!isOf(answer.tokens, session)) return back('OtherAccount')
  // Signed out meanwhile: the session must not come back.
  if (!consenting(note, jar)) return back(null)
  log.info('azure consented', { person: personTag(session) })
  // What Entra wanted to see of the person is noted in the new token; the old one would be refused again.
  const refreshToken = answer.tokens.refreshToken ?? session.refreshToken
  return {
    ...back(null),
    setCookies: [...drop, ...storeSession({ ...session, refreshToken }, jar)],
  }
}

function consenting({ consentingSession }: SignInNote, jar: CookieJar): Session | null {
  const found = findSession(jar)
  return found.kind === 'live' && found.session.sessionId === consentingSession
    ? found.session
    : null
}

/** MSAL holds the id token against the nonce, and refuses an answer to another errand. */
const redeem = (code: string, { verifier, nonce }: SignInNote) =>
  askEntra((client) =>
    client.acquireTokenByCode({
      code,
      codeVerifier: verifier,
      nonce,
      redirectUri: redirectUri(),
      scopes: [azureScope()],
    }),
  )

const isOf = ({ idClaims }: EntraTokens, session: Session): boolean =>
  idClaims.oid === session.objectId && idClaims.tid === session.tenantId

function withRefused(address: string, refused: string | null): string {
  const url = new URL(address)
  if (refused === null) url.searchParams.delete(refusedParameter)
  else url.searchParams.set(refusedParameter, refused)
  return url.href
}
