import type { Person } from '../seed/directory'
import { delegatedToken, type ClientProof } from './access-token'
import { idToken } from './id-token'
import type { Parts } from './parts'
import { sealRefreshToken, sealSignIn, type SignIn } from './sign-in'
import type { Registration } from './registrations'
import type { Form } from './request'
import { refuseToken } from './rules'
import { grantedScope, readScope, type AskedScope } from './scopes'

/** One call of the token endpoint, its client proved. */
export type TokenCall = {
  parts: Parts
  client: Registration
  proof: ClientProof
  form: Form
  ipAddress: string
  /** The v1 endpoint names a `resource` in place of a `scope`. */
  isV1: boolean
  /** Puts a name to the call once the person is known. */
  nameCaller: (principal: string) => void
}

export type TokenAnswer = Record<string, unknown>

/** The scope parameter of a call; the v1 endpoint's `resource` means all that is listed for it. */
export function scopeOf({ form, isV1 }: TokenCall, otherwise: string): string {
  if (isV1 && form.has('resource')) return `${form.get('resource')}/.default openid offline_access`
  return form.get('scope') || otherwise
}

const clientInfo = (tenantId: string, { objectId }: Person): string =>
  Buffer.from(JSON.stringify({ uid: objectId, utid: tenantId })).toString('base64url')

function refreshToken({ parts, client }: TokenCall, signIn: SignIn, scope: string): string {
  const issuedAt = parts.tenant.clock.now()
  const { objectId, amr, signedInAt, sessionId } = signIn
  const grant = { objectId, amr, signedInAt, sessionId, clientId: client.clientId, scope, issuedAt }
  return sealRefreshToken(parts.seal, grant)
}

function idTokenFor(
  { parts, client }: TokenCall,
  person: Person,
  signIn: SignIn,
  { oidc }: AskedScope,
  nonce: string | undefined,
): string {
  return idToken(parts.tenant, parts.keys, {
    client,
    person,
    signIn,
    nonce,
    asksEmail: oidc.has('email'),
    asksProfile: oidc.has('profile'),
  })
}

/** The tokens for a person, after every rule of the tenant has been asked. */
export function issueForPerson(
  call: TokenCall,
  person: Person,
  signIn: SignIn,
  scope: string,
  nonce?: string,
): TokenAnswer {
  const { parts, client, proof, form, ipAddress } = call
  const { tenant, keys } = parts
  call.nameCaller(person.userName)
  const asked = readScope(tenant, client, scope)
  const { resource, identifier, oidc, names } = asked
  refuseToken(tenant, person, client, resource, signIn)
  const aio = sealSignIn(parts.seal, signIn)
  const request = { client, proof, resource, identifier, ipAddress, aio }
  const seconds = tenant.settings.accessTokenSeconds
  return {
    token_type: 'Bearer',
    scope: grantedScope(asked),
    expires_in: seconds,
    ext_expires_in: seconds,
    access_token: delegatedToken(tenant, keys, request, person, signIn, names),
    ...(oidc.has('offline_access') ? { refresh_token: refreshToken(call, signIn, scope) } : {}),
    ...(oidc.has('openid') ? { id_token: idTokenFor(call, person, signIn, asked, nonce) } : {}),
    ...(form.has('client_info') ? { client_info: clientInfo(tenant.id, person) } : {}),
  }
}
