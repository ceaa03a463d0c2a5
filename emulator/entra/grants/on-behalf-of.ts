import type { Person } from '../../seed/directory'
import { refuse } from '../aadsts'
import { issueForPerson, scopeOf, type TokenAnswer, type TokenCall } from '../issue'
import { resources } from '../registrations'
import { required } from '../request'
import { openSignIn, type SignIn } from '../sign-in'

type Claims = Record<string, unknown>

const text = (value: unknown): string => (typeof value === 'string' ? value : '')

function refuseAudience({ client }: TokenCall, claims: Claims): void {
  const audience = text(claims.aud)
  const api = resources.find(({ appId }) => appId === client.clientId)
  if (api?.identifiers.includes(audience)) return
  throw refuse(500131, audience, client.clientId, client.displayName)
}

function refuseTime({ parts }: TokenCall, claims: Claims): void {
  const now = parts.tenant.clock.now()
  const expiresAt = Number(claims.exp) * 1000
  if (expiresAt > now) return
  throw refuse(500133, new Date(now).toISOString(), new Date(expiresAt).toISOString())
}

/** The token a person gave to this application, verified as Entra verifies its own. */
function readAssertion(call: TokenCall): { person: Person; signIn: SignIn } {
  const { parts, client, form } = call
  const claims = parts.keys.readJwt(required(form, 'assertion'))
  if (!claims) throw refuse(50013, 'The key was not found.')
  if (claims.idtyp === 'app') throw refuse(7000114, client.clientId)
  refuseAudience(call, claims)
  if (claims.scp === undefined) throw refuse(240002)
  refuseTime(call, claims)
  const signIn = openSignIn(parts.seal, text(claims.aio))
  const person = signIn && parts.tenant.findPerson(signIn.objectId)
  if (!person) throw refuse(50013, 'The subject was not found.')
  return { person, signIn }
}

/** On behalf of a person: Lakedeck turns a token for its own API into one for AzureDatabricks. */
export function redeemOnBehalfOf(call: TokenCall): TokenAnswer {
  const { client, form } = call
  if (client.isPublic) throw refuse(7000218)
  if (required(form, 'requested_token_use') !== 'on_behalf_of') {
    throw refuse(900144, 'requested_token_use')
  }
  const scope = scopeOf(call, '')
  const { person, signIn } = readAssertion(call)
  return issueForPerson(call, person, signIn, scope)
}
