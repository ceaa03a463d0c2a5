import type { Person } from '../seed/directory'
import type { Keys } from './keys'
import { guidFrom, opaque, pairwiseSubject, uniqueTokenId } from './pseudonyms'
import type { SignIn } from './sign-in'
import { ownApi, type Registration, type Resource } from './registrations'
import type { Tenant } from './tenant'

export type Claims = Record<string, unknown>

/** How the application proved itself: 0 public, 1 secret, 2 certificate or federated assertion. */
export type ClientProof = '0' | '1' | '2'

/** For whom, by which application and for which API a token is. */
export type TokenRequest = {
  client: Registration
  proof: ClientProof
  resource: Resource
  /** The resource as it was named in the request; v1.0 tokens repeat it in `aud`. */
  identifier: string
  ipAddress: string
  /** What Entra notes in the token for itself. */
  aio: string
}

const backdatedSeconds = 300

/**
 * The workspaces share the emulator's clock, which tests move on or stop; every other program has its own. A token
 * is good by both: it starts at the earlier (dated back by five minutes, as Entra does) and ends after the later.
 */
export function lifetime(
  tenant: Tenant,
  seconds: number,
): { iat: number; nbf: number; exp: number } {
  const [here, elsewhere] = [tenant.clock.now() / 1000, Date.now() / 1000]
  const from = Math.floor(Math.min(here, elsewhere)) - backdatedSeconds
  return { iat: from, nbf: from, exp: Math.floor(Math.max(here, elsewhere)) + seconds }
}

function issuerAndAudience(tenant: Tenant, { resource, identifier }: TokenRequest): Claims {
  if (resource.tokenVersion === 2) return { aud: resource.appId, iss: tenant.issuer }
  return { aud: identifier, iss: tenant.stsIssuer }
}

function clientClaims({ client, proof, resource }: TokenRequest): Claims {
  if (resource.tokenVersion === 2) return { azp: client.clientId, azpacr: proof }
  return { appid: client.clientId, appidacr: proof }
}

/** What only tokens for AzureDatabricks and other v1.0 resources say about a person. */
function v1PersonClaims(person: Person, signIn: SignIn, ipAddress: string): Claims {
  return {
    acr: '1',
    amr: signIn.amr,
    family_name: person.familyName,
    given_name: person.givenName,
    ipaddr: ipAddress,
    puid: `1003${guidFrom('puid', person.objectId).replaceAll('-', '').slice(0, 12).toUpperCase()}`,
    unique_name: person.userName,
    upn: person.userName,
    // The role template every member of a tenant has.
    wids: ['b79fbf4d-3ef9-4689-8143-76b194e85509'],
  }
}

function personClaims(
  tenant: Tenant,
  request: TokenRequest,
  person: Person,
  signIn: SignIn,
): Claims {
  const roles = request.resource === ownApi ? tenant.rolesOf(person) : []
  const shared = {
    name: person.displayName,
    oid: person.objectId,
    sub: pairwiseSubject(person.objectId, request.resource.appId),
    ...(roles.length > 0 ? { roles } : {}),
    sid: signIn.sessionId,
  }
  if (request.resource.tokenVersion === 2) {
    return { ...shared, preferred_username: person.userName }
  }
  return { ...shared, ...v1PersonClaims(person, signIn, request.ipAddress) }
}

/** What every token carries and nobody needs to read. */
const plumbing = (tenant: Tenant, { resource, aio }: TokenRequest): Claims => ({
  aio,
  rh: `1.${opaque(30)}.`,
  tid: tenant.id,
  uti: uniqueTokenId(),
  ver: `${resource.tokenVersion}.0`,
  xms_ftd: opaque(64),
})

/** An access token for a person: v1.0 for AzureDatabricks, v2.0 for Lakedeck's own API. */
export function delegatedToken(
  tenant: Tenant,
  keys: Keys,
  request: TokenRequest,
  person: Person,
  signIn: SignIn,
  scopeNames: readonly string[],
): string {
  const claims = {
    ...issuerAndAudience(tenant, request),
    ...lifetime(tenant, tenant.settings.accessTokenSeconds),
    ...clientClaims(request),
    ...personClaims(tenant, request, person, signIn),
    ...plumbing(tenant, request),
    scp: scopeNames.join(' '),
    xms_idrel: '1 22',
  }
  return keys.signJwt(claims, request.resource.tokenVersion === 1)
}

/** An access token for an application itself: no `scp`, the service principal's `oid`, `idtyp` app. */
export function applicationToken(tenant: Tenant, keys: Keys, request: TokenRequest): string {
  const { objectId } = request.client
  const claims = {
    ...issuerAndAudience(tenant, request),
    ...lifetime(tenant, tenant.settings.accessTokenSeconds),
    ...clientClaims(request),
    idtyp: 'app',
    oid: objectId,
    sub: objectId,
    ...(request.resource.tokenVersion === 1 ? { idp: tenant.stsIssuer } : {}),
    ...plumbing(tenant, request),
    xms_idrel: '7 20',
  }
  return keys.signJwt(claims, request.resource.tokenVersion === 1)
}
