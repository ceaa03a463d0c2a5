import { app, type Person } from '../seed/directory'
import { EntraError, refuse } from './aadsts'
import { guidFrom } from './pseudonyms'
import type { SignIn } from './sign-in'
import { ownApi, type Registration, type Resource } from './registrations'
import type { Tenant } from './tenant'

/** The claims challenge of the conditional access policy that asks for a second factor. */
export const mfaChallenge = (resource: Resource): string =>
  JSON.stringify({
    access_token: {
      capolids: { essential: true, values: [guidFrom('mfa policy', resource.appId)] },
    },
  })

/** Whether a claims parameter asks for a stronger sign-in, as the challenge above or an `acrs` value does. */
export function asksStepUp(claims: string | undefined): boolean {
  if (!claims) return false
  try {
    const { access_token } = JSON.parse(claims) as { access_token?: Record<string, unknown> }
    return access_token?.capolids !== undefined || access_token?.acrs !== undefined
  } catch {
    return false
  }
}

export const isoSecond = (ms: number): string =>
  Number.isFinite(ms) ? new Date(ms).toISOString() : new Date(0).toISOString()

/** The rules about a person alone: account, device, conditional access. */
export function refusePerson(tenant: Tenant, person: Person): void {
  const { disabledAccounts, blocked, unmanagedDevices } = tenant.settings
  if (disabledAccounts.includes(person.name)) throw refuse(50057)
  if (blocked.includes(person.name)) throw refuse(53003)
  if (unmanagedDevices.includes(person.name)) throw refuse(53000)
}

/** Whether the person may use this application at all. */
export function refuseUnassigned(
  tenant: Tenant,
  person: Person,
  client: Registration,
  resource: Resource,
): void {
  const { assignmentRequired, assigned } = tenant.settings
  const concerns = client.clientId === app.clientId || resource === ownApi
  if (!concerns || !assignmentRequired || assigned.includes(person.name)) return
  throw refuse(50105, app.clientId, app.displayName, person.userName)
}

/** Whether a second factor is missing for this resource. */
export function lacksMfa(
  tenant: Tenant,
  person: Person,
  resource: Resource,
  signIn: Pick<SignIn, 'amr' | 'signedInAt'>,
): boolean {
  const since = tenant.mfaSince(person, resource)
  if (since === null) return false
  return !signIn.amr.includes('mfa') || signIn.signedInAt <= since
}

export const mfaNeeded = (resource: Resource): EntraError => {
  const refusal = new EntraError(50076, [resource.appId], { claims: mfaChallenge(resource) })
  return refusal
}

export const consentNeeded = (client: Registration): EntraError =>
  refuse(65001, client.clientId, client.displayName)

/** Every rule that stands between a signed-in person and a token, in Entra's order. */
export function refuseToken(
  tenant: Tenant,
  person: Person,
  client: Registration,
  resource: Resource,
  signIn: SignIn,
): void {
  if (signIn.signedInAt <= tenant.revokedAt(person)) {
    const [issued, validFrom] = [signIn.signedInAt, tenant.revokedAt(person)].map(isoSecond)
    throw refuse(50173, issued ?? '', validFrom ?? '')
  }
  refusePerson(tenant, person)
  refuseUnassigned(tenant, person, client, resource)
  if (lacksMfa(tenant, person, resource, signIn)) throw mfaNeeded(resource)
  if (!tenant.hasConsent(client, person, resource)) throw consentNeeded(client)
}
