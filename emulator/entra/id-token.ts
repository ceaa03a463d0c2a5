import type { Person } from '../seed/directory'
import { lifetime } from './access-token'
import type { Keys } from './keys'
import { opaque, pairwiseSubject, uniqueTokenId } from './pseudonyms'
import type { SignIn } from './sign-in'
import type { Registration } from './registrations'
import type { Tenant } from './tenant'
import { app } from '../seed/directory'

export type IdTokenRequest = {
  client: Registration
  person: Person
  signIn: SignIn
  asksEmail: boolean
  asksProfile: boolean
  nonce?: string | undefined
}

/** The roles assigned in the client's own registration; only Lakedeck has any. */
const rolesFor = (tenant: Tenant, client: Registration, person: Person): readonly string[] =>
  client.clientId === app.clientId ? tenant.rolesOf(person) : []

/** A v2.0 id token. `login_hint` and `sid` are the optional claims Lakedeck's registration asks for. */
export function idToken(tenant: Tenant, keys: Keys, request: IdTokenRequest): string {
  const { client, person, signIn, nonce } = request
  const roles = rolesFor(tenant, client, person)
  const profile = {
    name: person.displayName,
    oid: person.objectId,
    preferred_username: person.userName,
  }
  const claims = {
    aud: client.clientId,
    iss: tenant.issuer,
    ...lifetime(tenant, tenant.settings.idTokenSeconds),
    ...(request.asksEmail ? { email: person.userName } : {}),
    login_hint: loginHint(person),
    ...(request.asksProfile ? profile : { oid: person.objectId }),
    ...(nonce === undefined ? {} : { nonce }),
    rh: `1.${opaque(30)}.`,
    ...(roles.length > 0 ? { roles } : {}),
    sid: signIn.sessionId,
    sub: pairwiseSubject(person.objectId, client.clientId),
    tid: tenant.id,
    uti: uniqueTokenId(),
    ver: '2.0',
  }
  return keys.signJwt(claims, false)
}

/** Opaque to applications: `logout_hint` and `login_hint` take it back. */
const hintPrefix = 'O.'
const loginHint = (person: Person): string =>
  hintPrefix + Buffer.from(`${person.objectId}\n${person.userName}`).toString('base64url')

/** The user name in a `login_hint` parameter, whether it is one or our opaque claim. */
export function readLoginHint(hint: string): string {
  if (!hint.startsWith(hintPrefix)) return hint
  const [, userName = ''] = Buffer.from(hint.slice(2), 'base64url').toString('utf8').split('\n')
  return userName
}
