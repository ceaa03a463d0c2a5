import { z } from 'zod'
import given from '../../infra/registration.json'

const access = z.looseObject({ id: z.string(), type: z.string() })
const valued = z.looseObject({ id: z.string(), value: z.string().nullable() })
const claim = z.looseObject({ name: z.string() })

/** The parts of an app registration that are ours to look at. What else it holds is kept as it is. */
export const application = z.object({
  id: z.string(),
  appId: z.string(),
  displayName: z.string(),
  uniqueName: z.string().nullish(),
  signInAudience: z.string().nullish(),
  identifierUris: z.array(z.string()).default([]),
  isFallbackPublicClient: z.boolean().nullish(),
  web: z
    .looseObject({ redirectUris: z.array(z.string()).default([]) })
    .default({ redirectUris: [] }),
  api: z
    .looseObject({
      requestedAccessTokenVersion: z.number().nullish(),
      oauth2PermissionScopes: z.array(valued).default([]),
      preAuthorizedApplications: z
        .array(z.looseObject({ appId: z.string(), delegatedPermissionIds: z.array(z.string()) }))
        .default([]),
    })
    .default({ oauth2PermissionScopes: [], preAuthorizedApplications: [] }),
  appRoles: z.array(valued).default([]),
  requiredResourceAccess: z
    .array(z.object({ resourceAppId: z.string(), resourceAccess: z.array(access) }))
    .default([]),
  optionalClaims: z
    .looseObject({ idToken: z.array(claim).default([]), accessToken: z.array(claim).default([]) })
    .nullish(),
  passwordCredentials: z
    .array(z.object({ hint: z.string().nullish(), endDateTime: z.string().nullish() }))
    .default([]),
  keyCredentials: z.array(z.object({ endDateTime: z.string().nullish() })).default([]),
})
export type Application = z.infer<typeof application>

export const applicationFields = Object.keys(application.shape).join(',')

/** Before there is one. */
export const noApplication: Application = application.parse({
  id: '<object id>',
  appId: '<client id>',
  displayName: '',
})

export type Wanted = {
  displayName: string
  origin: string
  hasDeviceCode: boolean
  /** Asks for Azure Resource Manager too; what is there already is never taken away. */
  findsWorkspaces: boolean
}

/** Everything a registration needs that can stand in it before its own client id is known. */
export function registrationBody(there: Application, wanted: Wanted) {
  const scopes = withAll(there.api.oauth2PermissionScopes, [given.scope], byValue)
  return {
    displayName: there.displayName || wanted.displayName,
    signInAudience: there.signInAudience ?? 'AzureADMyOrg',
    web: {
      ...there.web,
      redirectUris: withAll(
        there.web.redirectUris,
        given.redirectPaths.map((path) => `${wanted.origin}${path}`),
        (uri) => uri,
      ),
    },
    api: { ...there.api, requestedAccessTokenVersion: 2, oauth2PermissionScopes: scopes },
    appRoles: withAll(there.appRoles, given.appRoles, byValue),
    requiredResourceAccess: (wanted.findsWorkspaces
      ? [given.databricks, given.resourceManager]
      : [given.databricks]
    ).reduce(withPermission, there.requiredResourceAccess),
    optionalClaims: {
      ...there.optionalClaims,
      idToken: withAll(there.optionalClaims?.idToken ?? [], given.optionalClaims.idToken, byName),
      accessToken: withAll(
        there.optionalClaims?.accessToken ?? [],
        given.optionalClaims.accessToken,
        byName,
      ),
    },
    isFallbackPublicClient: wanted.hasDeviceCode || (there.isFallbackPublicClient ?? false),
  }
}

/**
 * The second step: the address of the API holds the client id, and a scope has to be there before somebody is
 * authorized for it.
 */
export function exposureBody(there: Application) {
  const scope = there.api.oauth2PermissionScopes.find(({ value }) => value === given.scope.value)
  const scopeId = scope?.id ?? given.scope.id
  const cli = there.api.preAuthorizedApplications.find(({ appId }) => appId === given.azureCliId)
  const others = there.api.preAuthorizedApplications.filter((one) => one !== cli)
  const allowed = withAll(cli?.delegatedPermissionIds ?? [], [scopeId], (id) => id)
  const own = { appId: given.azureCliId, delegatedPermissionIds: allowed }
  return {
    identifierUris: withAll(there.identifierUris, [`api://${there.appId}`], (uri) => uri),
    api: { ...there.api, preAuthorizedApplications: [...others, own] },
  }
}

const byValue = ({ value }: { value: string | null }) => value
const byName = ({ name }: { name: string }) => name

/** What is there, in its order and untouched, and behind it what is missing: others may have added theirs. */
function withAll<There, Ours extends There>(
  there: readonly There[],
  ours: readonly Ours[],
  key: (one: There) => unknown,
): There[] {
  const known = new Set(there.map(key))
  return [...there, ...ours.filter((one) => !known.has(key(one)))]
}

type Permission = (typeof given)['databricks']

function withPermission(
  there: Application['requiredResourceAccess'],
  { resourceAppId, userImpersonationId }: Permission,
) {
  const mine = there.find((one) => one.resourceAppId === resourceAppId)
  const scope = { id: userImpersonationId, type: 'Scope' }
  const resourceAccess = withAll(mine?.resourceAccess ?? [], [scope], ({ id }) => id)
  return mine
    ? there.map((one) => (one === mine ? { resourceAppId, resourceAccess } : one))
    : [...there, { resourceAppId, resourceAccess }]
}

/** The parts of `wanted` that are not so yet; null when all are. Order and what Entra adds of its own do not count. */
export function difference<Body extends object>(
  there: Application,
  wanted: Body,
): Partial<Body> | null {
  const parts = Object.entries(wanted).filter(
    ([name, value]) => !holds(there[name as keyof Application], value),
  )
  return parts.length === 0 ? null : (Object.fromEntries(parts) as Partial<Body>)
}

function holds(there: unknown, wanted: unknown): boolean {
  if (Array.isArray(wanted))
    return Array.isArray(there) && wanted.every((one) => there.some((other) => holds(other, one)))
  if (typeof wanted === 'object' && wanted !== null)
    return (
      typeof there === 'object' &&
      there !== null &&
      Object.entries(wanted).every(([name, value]) =>
        holds((there as Record<string, unknown>)[name], value),
      )
    )
  return there === wanted
}
