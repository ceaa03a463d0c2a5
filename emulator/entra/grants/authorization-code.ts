import { createHash } from 'node:crypto'
import type { AdapterPayload } from 'oidc-provider'
import { refuse } from '../aadsts'
import { issueForPerson, scopeOf, type TokenAnswer, type TokenCall } from '../issue'
import { guidFrom } from '../pseudonyms'
import type { SignIn } from '../sign-in'
import { required, type Form } from '../request'
import { askedScopeKey, readScope } from '../scopes'
import type { Store } from '../store'

/** What a stored code says of the sign-in that made it. */
export function signInOf(payload: AdapterPayload): SignIn {
  return {
    objectId: payload.accountId ?? '',
    amr: Array.isArray(payload.amr) ? payload.amr.map(String) : ['pwd'],
    signedInAt: Math.round(Number(payload.authTime ?? 0) * 1000),
    sessionId: guidFrom('session', payload.sessionUid ?? ''),
  }
}

function findCode({ parts, client, form }: TokenCall): AdapterPayload {
  const code = required(form, 'code')
  const found = parts.store.find('AuthorizationCode', code)
  if (found.kind === 'consumed') throw refuse(54005)
  if (found.kind === 'expired') throw refuse(70008)
  if (found.kind === 'unknown' || found.payload.clientId !== client.clientId) {
    throw refuse(70000, 'code')
  }
  return found.payload
}

/** The scope of the authorize request; oidc-provider's own grant carries it to here. */
function askedAt(store: Store, grantId: string): string {
  const found = store.find('Grant', grantId)
  const resources = found.kind === 'good' ? found.payload.resources : undefined
  const scope = (resources as Record<string, string> | undefined)?.[askedScopeKey]
  if (!scope) throw refuse(70000, 'code')
  return scope
}

/** RFC 7636, S256 only. */
function refuseVerifier(payload: AdapterPayload, form: Form): void {
  const verifier = form.get('code_verifier')
  if (!verifier) throw refuse(50148)
  const challenge = createHash('sha256').update(verifier).digest('base64url')
  const isWellFormed = /^[\w.~-]{43,128}$/.test(verifier)
  if (!isWellFormed || challenge !== payload.codeChallenge) throw refuse(501481)
}

/** The code of a sign-in for tokens, once. */
export function redeemCode(call: TokenCall): TokenAnswer {
  const { parts, client, form } = call
  const payload = findCode(call)
  // Always compared: oidc-provider would let it be left out where only one is registered.
  const redirectUri = required(form, 'redirect_uri')
  if (redirectUri !== payload.redirectUri) {
    throw refuse(500112, redirectUri, payload.redirectUri ?? '')
  }
  refuseVerifier(payload, form)
  const person = parts.tenant.findPerson(payload.accountId ?? '')
  if (!person) throw refuse(70000, 'code')
  const scope = askedAt(parts.store, payload.grantId ?? '')
  // A redemption may name fewer scopes; whether there is a refresh token was settled at authorize.
  const asked = scopeOf(call, scope)
  if (asked !== scope) readScope(parts.tenant, client, asked)
  const answer = issueForPerson(call, person, signInOf(payload), scope, payload.nonce)
  parts.store.consume('AuthorizationCode', required(form, 'code'))
  return answer
}
