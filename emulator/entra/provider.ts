import type Provider from 'oidc-provider'
import type { Configuration, KoaContextWithOIDC } from 'oidc-provider'
import { loadProvider } from './load-provider'
import { deviceSources } from './device-pages'
import { errorPage } from './pages/error'
import type { Foundations } from './parts'
import { sendPage } from './pages/send'
import { interactionsPolicy } from './policy'
import { isRegisteredRedirect } from './redirects'
import type { Registration } from './registrations'
import { guidFrom } from './pseudonyms'
import { factsOf } from './request'
import { askedScopeIn, askedScopeKey } from './scopes'
import { asProviderRefusal } from './provider-errors'

const minutes = (count: number): number => count * 60

/** The addresses oidc-provider answers; all others of Entra are ours (listener.ts). */
export const providerPaths = (tenantId: string) =>
  ({
    authorize: `/${tenantId}/oauth2/v2.0/authorize`,
    device: `/${tenantId}/oauth2/deviceauth`,
    login: `/${tenantId}/login`,
  }) as const

/** Clients authenticate before our own token endpoint, so to oidc-provider they are all public. */
const clientMetadata = ({ clientId, displayName, redirectUris }: Registration) => ({
  client_id: clientId,
  client_name: displayName,
  redirect_uris: [...redirectUris],
  token_endpoint_auth_method: 'none' as const,
  grant_types: ['authorization_code', 'urn:ietf:params:oauth:grant-type:device_code'],
  response_types: ['code' as const],
})

/** Consent is asked by our own policy; to oidc-provider everything is granted, and the grant keeps the scope. */
async function newGrant(ctx: KoaContextWithOIDC) {
  const { client, session, params, provider } = ctx.oidc
  if (!client || !session?.accountId) return undefined
  const grant = new provider.Grant({ accountId: session.accountId, clientId: client.clientId })
  grant.addOIDCScope('openid')
  grant.addResourceScope(askedScopeKey, askedScopeIn(params))
  await grant.save()
  return grant
}

function configuration(
  foundations: Foundations,
  policy: NonNullable<Configuration['interactions']>['policy'],
): Configuration {
  const { tenant, keys, store } = foundations
  const paths = providerPaths(tenant.id)
  return {
    adapter: (name: string) => store.adapterFor(name),
    clients: tenant.registrations
      .filter(({ redirectUris }) => redirectUris.length > 0)
      .map(clientMetadata),
    jwks: { keys: [keys.privateJwk()] },
    routes: {
      authorization: paths.authorize,
      code_verification: paths.device,
      // Answered before oidc-provider, and kept off the addresses people use.
      token: '/unused/token',
      device_authorization: '/unused/devicecode',
      jwks: '/unused/keys',
      end_session: '/unused/logout',
    },
    cookies: {
      names: { session: 'ESTSAUTH', interaction: 'ESTSFLOW', resume: 'ESTSRESUME' },
      long: { httpOnly: true, sameSite: 'lax', path: '/' },
      short: { httpOnly: true, sameSite: 'lax' },
    },
    features: {
      devInteractions: { enabled: false },
      userinfo: { enabled: false },
      rpInitiatedLogout: { enabled: false },
      resourceIndicators: { enabled: false },
      deviceFlow: { enabled: true, ...deviceSources(tenant) },
    },
    scopes: ['openid'],
    responseTypes: ['code'],
    pkce: { required: () => true },
    extraParams: ['entra_scope', 'entra_claims'],
    allowOmittingSingleRegisteredRedirectUri: false,
    clientBasedCORS: () => false,
    expiresWithSession: () => false,
    loadExistingGrant: newGrant,
    findAccount: (_ctx, accountId) => ({ accountId, claims: () => ({ sub: accountId }) }),
    interactions: {
      ...(policy ? { policy } : {}),
      url: (_ctx, { uid }) => `${paths.login}/${uid}`,
    },
    renderError: (ctx, _out, error) => {
      const refusal = asProviderRefusal(error)
      sendPage(ctx, errorPage(refusal, factsOf(ctx.req)), refusal.status)
    },
    ttl: {
      AuthorizationCode: minutes(10),
      DeviceCode: minutes(15),
      Grant: minutes(60),
      Interaction: minutes(60),
      Session: minutes(24 * 60),
    },
  }
}

/** oidc-provider, set up as one tenant of Entra. */
export async function createProvider(foundations: Foundations): Promise<Provider> {
  const library = await loadProvider()
  const { tenant } = foundations
  const policy = interactionsPolicy(foundations, library)
  const provider = new library.default(tenant.issuer, configuration(foundations, policy))
  provider.Client.prototype.redirectUriAllowed = function allows(uri: string): boolean {
    const client = tenant.findRegistration(this.clientId)
    return client !== undefined && isRegisteredRedirect(client, uri)
  }
  // Entra sends `session_state` with a code, and no `iss` (RFC 9207).
  provider.on('authorization.success', (ctx: KoaContextWithOIDC, out?: Record<string, unknown>) => {
    if (!out) return
    delete out.iss
    out.session_state = sessionState(ctx)
  })
  provider.on('server_error', (_ctx, error) => console.error('entra emulator:', error))
  return provider
}

const sessionState = ({ oidc }: KoaContextWithOIDC): string =>
  guidFrom('session state', oidc.session?.uid ?? '')
