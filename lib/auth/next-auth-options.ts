import 'server-only'
import { isNativeError } from 'node:util/types'
import type { AuthOptions, CookieOption, LoggerInstance } from 'next-auth'
import type { JWTOptions } from 'next-auth/jwt'
import AzureAD, { type AzureADProfile } from 'next-auth/providers/azure-ad'
import { clientAssertion } from '@/lib/auth/client-assertion'
import { cookieNames } from '@/lib/auth/cookie-names'
import { databricksScope } from '@/lib/auth/entra-client'
import { rolesOf, textClaim } from '@/lib/auth/id-claims'
import { newSession } from '@/lib/auth/new-session'
import { session } from '@/lib/auth/session'
import { decodeSession, encodeSession } from '@/lib/auth/session-codec'
import { assignedRole } from '@/lib/auth/roles'
import { currentTrail } from '@/lib/auth/sign-in-trail'
import { env } from '@/lib/env/server'

/** Asked at sign-in: AzureDatabricks only, because Entra gives one token for one resource (AADSTS28000). */
const scope = `${databricksScope} offline_access openid profile email`

/** NextAuth's own cookies live from one call to it to the next (lib/auth/next-auth-notes.ts). */
const noteSeconds = 15 * 60

/** NextAuth's part is the conversation with Entra; pages, cookies and everything after are ours. */
export function nextAuthOptions(): AuthOptions {
  const { secrets, isSecureOrigin } = env()
  return {
    providers: [entraProvider()],
    secret: secrets[0],
    useSecureCookies: isSecureOrigin,
    session: { strategy: 'jwt', maxAge: env().sessionMaxAgeHours * 3600 },
    jwt: { ...sessionCookie, secret: secrets[0] },
    pages: { signIn: '/sign-in', signOut: '/signed-out', error: '/sign-in/error' },
    cookies: cookieOptions(),
    logger,
    callbacks: {
      // Callers hand over paths that are already known to be ours.
      redirect: ({ url }) => url,
      signIn: ({ profile }) => isWelcome(profile as Record<string, unknown>),
      jwt: ({ account, profile }) => {
        if (!account) throw new Error('sessions are refreshed by lib/auth, not by NextAuth')
        const started = newSession(account, profile as unknown as Record<string, unknown>)
        const trail = currentTrail()
        if (trail) trail.session = started
        // Nothing else: NextAuth would also put e-mail, picture and sub into the cookie.
        return { ...started }
      },
    },
  }
}

/** The session's own codec. NextAuth seals its checks (state, nonce, verifier) by itself. */
const sessionCookie: Pick<JWTOptions, 'encode' | 'decode'> = {
  encode: ({ token }) => encodeSession(session.parse(token)),
  decode: ({ token }) => (token ? decodeSession(token) : null),
}

function entraProvider() {
  const { clientId, tenantId, authorityHost, credential } = env()
  return AzureAD({
    clientId,
    tenantId,
    clientSecret: credential.kind === 'secret' ? credential.secret : '',
    wellKnown: `${authorityHost}/${tenantId}/v2.0/.well-known/openid-configuration`,
    authorization: { params: { scope } },
    checks: ['pkce', 'state', 'nonce'],
    httpOptions: { timeout: 10_000 },
    // The stock one would send the Databricks token to Microsoft Graph for a photograph.
    profile: (claims: AzureADProfile) => userOf(claims),
    ...(credential.kind === 'secret'
      ? { client: { token_endpoint_auth_method: 'client_secret_post' } }
      : { client: { token_endpoint_auth_method: 'none' }, token: assertedExchange }),
  })
}

const userOf = (claims: Record<string, unknown>) => ({
  id: textClaim(claims, 'oid') ?? '',
  name: textClaim(claims, 'name'),
  email: null,
  image: null,
})

/**
 * The code exchange without a secret. openid-client's own private_key_jwt names the issuer as audience and
 * sends no thumbprint, which Entra refuses; the checks of state, nonce, PKCE and id token stay its own.
 */
const assertedExchange: NonNullable<Parameters<typeof AzureAD>[0]['token']> = {
  async request({ client, provider, params, checks }) {
    const exchangeBody = {
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: await clientAssertion(),
    }
    return { tokens: await client.callback(provider.callbackUrl, params, checks, { exchangeBody }) }
  },
}

/** Refused here, before there is a session: other tenants, and people without a role where one is required. */
function isWelcome(claims: Record<string, unknown>): boolean {
  const { tenantId, appRoles } = env()
  const refusal =
    claims.tid !== tenantId
      ? 'WrongTenant'
      : appRoles === 'required' && !assignedRole(rolesOf(claims))
        ? 'RoleMissing'
        : null
  if (refusal) currentTrail()?.errors.push({ code: refusal, error: null })
  return refusal === null
}

function cookieOptions(): NonNullable<AuthOptions['cookies']> {
  const names = cookieNames()
  const options = {
    httpOnly: true,
    sameSite: 'lax',
    path: '/',
    secure: env().isSecureOrigin,
  } as const
  const note = (name: string): CookieOption => ({
    name,
    options: { ...options, maxAge: noteSeconds },
  })
  return {
    sessionToken: { name: names.session, options },
    callbackUrl: note(names.returnTo),
    csrfToken: note(names.csrf),
    pkceCodeVerifier: note(names.pkce),
    state: note(names.state),
    nonce: note(names.nonce),
  }
}

/** What NextAuth reports is kept for the answer; lib/auth/finish-sign-in.ts writes the log line, redacted. */
const logger: Partial<LoggerInstance> = {
  error(code: string, metadata: unknown) {
    currentTrail()?.errors.push({ code, error: errorOf(metadata) })
  },
  warn() {},
  debug() {},
}

function errorOf(metadata: unknown): Error | null {
  if (isNativeError(metadata)) return metadata
  const inner =
    typeof metadata === 'object' && metadata !== null && 'error' in metadata ? metadata.error : null
  return isNativeError(inner) ? inner : null
}
