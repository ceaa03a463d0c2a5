import { refuse } from './aadsts'
import { graph, resources, type Registration, type Resource } from './registrations'
import type { Tenant } from './tenant'

const oidcScopes = ['openid', 'profile', 'email', 'offline_access'] as const
type OidcScope = (typeof oidcScopes)[number]

/** Under this name oidc-provider's grant keeps the scope as it was asked. */
export const askedScopeKey = 'urn:entra:scope'

/** The scope as it was asked, among the parameters oidc-provider keeps. */
export function askedScopeIn(params: Readonly<Record<string, unknown>> | undefined): string {
  const scope = params?.entra_scope
  return typeof scope === 'string' ? scope : ''
}

/** What a `scope` parameter asks for: in Entra the resource stands in the scope. */
export type AskedScope = {
  resource: Resource
  /** As it was written, which a v1.0 token repeats in `aud`. */
  identifier: string
  /** Names of delegated permissions; `.default` is already replaced by what the registration lists. */
  names: readonly string[]
  isDefault: boolean
  oidc: ReadonlySet<OidcScope>
}

const isOidcScope = (scope: string): scope is OidcScope =>
  (oidcScopes as readonly string[]).includes(scope)

type Part = { identifier: string; name: string }

/** `https://x//.default` names the resource `https://x/`: all before the last slash. A bare name is Graph's. */
function splitScope(scope: string): Part {
  const slash = scope.lastIndexOf('/')
  if (slash <= 0) return { identifier: 'https://graph.microsoft.com', name: scope }
  return { identifier: scope.slice(0, slash), name: scope.slice(slash + 1) }
}

/** The resource behind an identifier, 500011 when this tenant has none and 650052 when it is switched off. */
export function findResource(tenant: Tenant, identifier: string): Resource {
  const resource = resources.find(({ identifiers }) => identifiers.includes(identifier))
  if (!resource) throw refuse(500011, identifier, tenant.name)
  if (tenant.isSwitchedOff(resource)) {
    throw refuse(650052, resource.appId, resource.displayName, tenant.name)
  }
  return resource
}

function permissionNames(
  client: Registration,
  resource: Resource,
  parts: readonly Part[],
  whole: string,
): readonly string[] {
  if (parts.some(({ name }) => name === '.default')) {
    if (parts.length > 1) {
      throw refuse(70011, whole, " .default scope can't be combined with resource-specific scopes.")
    }
    const listed = client.permissions[resource.appId]
    if (listed) return listed
    const asked = parts[0]?.identifier ?? ''
    throw refuse(650057, client.clientId, client.displayName, asked)
  }
  const unknown = parts.find(({ name }) => !resource.scopes.includes(name))
  if (unknown) throw refuse(650053, client.displayName, unknown.name, resource.appId)
  return parts.map(({ name }) => name)
}

/** Reads a delegated `scope` parameter as Entra does, with its refusals. */
export function readScope(tenant: Tenant, client: Registration, scope: string): AskedScope {
  const words = scope.split(' ').filter(Boolean)
  if (words.length === 0) throw refuse(900144, 'scope')
  if (words.some((word) => !/^[\x21\x23-\x5B\x5D-\x7E]+$/.test(word))) throw refuse(70011, scope)
  const oidc = new Set(words.filter(isOidcScope))
  const parts = words.filter((word) => !isOidcScope(word)).map(splitScope)
  if (parts.length === 0) {
    const identifier = 'https://graph.microsoft.com'
    return { resource: graph, identifier, names: ['User.Read'], isDefault: false, oidc }
  }
  const identifier = parts[0]?.identifier ?? ''
  const resource = findResource(tenant, identifier)
  if (parts.some((part) => findResource(tenant, part.identifier) !== resource)) {
    throw refuse(28000, scope)
  }
  const names = permissionNames(client, resource, parts, scope)
  return { resource, identifier, names, isDefault: parts[0]?.name === '.default', oidc }
}

/** The `scope` of a token answer: full names, and `/.default` again when that was asked. */
export function grantedScope({ resource, identifier, names, isDefault, oidc }: AskedScope): string {
  if (resource === graph) return [...oidc, ...names].filter((s) => s !== 'offline_access').join(' ')
  const full = [...names, ...(isDefault ? ['.default'] : [])].map((name) => `${identifier}/${name}`)
  return full.join(' ')
}
