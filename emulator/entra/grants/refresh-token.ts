import { refuse } from '../aadsts'
import { issueForPerson, scopeOf, type TokenAnswer, type TokenCall } from '../issue'
import { required } from '../request'
import { isoSecond } from '../rules'
import { openRefreshToken, type RefreshGrant } from '../sign-in'
import type { Tenant } from '../tenant'

function refuseAge({ settings, clock }: Tenant, grant: RefreshGrant): void {
  const idleSeconds = (clock.now() - grant.issuedAt) / 1000
  if (idleSeconds > settings.refreshTokenInactiveSeconds) {
    const days = Math.floor(settings.refreshTokenInactiveSeconds / 86_400)
    throw refuse(700082, isoSecond(grant.issuedAt), `${days}.00:00:00`)
  }
  const { signInFrequencySeconds } = settings
  const signedInSeconds = (clock.now() - grant.signedInAt) / 1000
  if (signInFrequencySeconds !== null && signedInSeconds > signInFrequencySeconds) {
    throw refuse(70043, isoSecond(grant.signedInAt), String(signInFrequencySeconds))
  }
}

/** New tokens without the person; roles and rules are read again. The old refresh token stays good. */
export function redeemRefreshToken(call: TokenCall): TokenAnswer {
  const { parts, client, form } = call
  const grant = openRefreshToken(parts.seal, required(form, 'refresh_token'))
  if (!grant || grant.clientId !== client.clientId) throw refuse(70000, 'refresh_token')
  const person = parts.tenant.findPerson(grant.objectId)
  if (!person) throw refuse(70000, 'refresh_token')
  refuseAge(parts.tenant, grant)
  return issueForPerson(call, person, grant, withOffline(scopeOf(call, grant.scope)))
}

/** A refresh is answered with a refresh token whether or not `offline_access` is named again. */
const withOffline = (scope: string): string =>
  scope.split(' ').includes('offline_access') ? scope : `${scope} offline_access`
