import { randomUUID } from 'node:crypto'
import { refuse } from '../aadsts'
import { issueForPerson, scopeOf, type TokenAnswer, type TokenCall } from '../issue'
import { required } from '../request'

/** A test account's password for tokens (ROPC). No second factor can be given here. */
export function redeemPassword(call: TokenCall): TokenAnswer {
  const { parts, form } = call
  const userName = required(form, 'username')
  const password = required(form, 'password')
  const person = parts.tenant.findPersonByUserName(userName)
  if (!person) throw refuse(50034, userName, parts.tenant.name)
  if (person.password !== password) throw refuse(50126)
  const signIn = {
    objectId: person.objectId,
    amr: ['pwd'],
    signedInAt: parts.tenant.clock.now(),
    sessionId: randomUUID(),
  }
  return issueForPerson(call, person, signIn, scopeOf(call, ''))
}
