import { refuse } from '../aadsts'
import { issueForPerson, type TokenAnswer, type TokenCall } from '../issue'
import { required } from '../request'
import { askedScopeIn } from '../scopes'
import { signInOf } from './authorization-code'

/** What a poll with a device code brings: nothing yet, the person's refusal, or tokens once. */
export function redeemDeviceCode(call: TokenCall): TokenAnswer {
  const { parts, client, form } = call
  // MSAL and RFC 8628 say `device_code`, the v1 endpoint says `code`.
  const code = form.get('device_code') ?? required(form, call.isV1 ? 'code' : 'device_code')
  const found = parts.store.find('DeviceCode', code)
  if (found.kind === 'expired') throw refuse(70020)
  if (found.kind === 'consumed') throw refuse(54005)
  if (found.kind === 'unknown' || found.payload.clientId !== client.clientId) throw refuse(70018)
  const { payload } = found
  if (payload.error) throw refuse(65004).under('authorization_declined')
  const person = parts.tenant.findPerson(payload.accountId ?? '')
  if (!person) throw refuse(70016)
  const scope = askedScopeIn(payload.params)
  const answer = issueForPerson(call, person, signInOf(payload), scope)
  parts.store.consume('DeviceCode', code)
  return answer
}
