import { z } from 'zod'
import { AzRefused } from './az'
import { type Graph, listOf, literal } from './graph'

const grant = z.object({
  id: z.string(),
  resourceId: z.string(),
  consentType: z.string(),
  scope: z.string().nullable(),
})
const scope = 'user_impersonation'

/** given: everybody may use Databricks through the registration. refused: that needs an administrator. */
export type Consent = 'given' | 'refused'

/** Consents once for the whole tenant. Says no instead of failing: the rest can be done without. */
export async function consentForAll(
  graph: Graph,
  clientPrincipalId: string,
  databricksId: string,
): Promise<Consent> {
  const known = await tenantGrant(graph, clientPrincipalId, databricksId)
  const scopes = known?.scope?.split(' ').filter(Boolean) ?? []
  if (scopes.includes(scope)) return 'given'
  const work = known
    ? graph.patch(`oauth2PermissionGrants/${known.id}`, { scope: [...scopes, scope].join(' ') })
    : graph.post(
        'oauth2PermissionGrants',
        {
          clientId: clientPrincipalId,
          consentType: 'AllPrincipals',
          resourceId: databricksId,
          scope,
        },
        z.unknown(),
        null,
      )
  return work.then(
    () => 'given' as const,
    (error: unknown) => {
      if (error instanceof AzRefused && error.isForbidden) return 'refused' as const
      throw error
    },
  )
}

/** True when an administrator has consented; null when that may not be looked at. */
export async function isConsented(
  graph: Graph,
  clientPrincipalId: string,
  databricksId: string | null,
): Promise<boolean | null> {
  if (!databricksId) return false
  return tenantGrant(graph, clientPrincipalId, databricksId).then(
    (known) => known?.scope?.split(' ').includes(scope) ?? false,
    (error: unknown) => {
      if (error instanceof AzRefused && error.isForbidden) return null
      throw error
    },
  )
}

async function tenantGrant(graph: Graph, clientPrincipalId: string, databricksId: string) {
  if (graph.isDryRun && clientPrincipalId.startsWith('<')) return undefined
  const filter = encodeURIComponent(`clientId eq ${literal(clientPrincipalId)}`)
  const { value } = await graph.read(`oauth2PermissionGrants?$filter=${filter}`, listOf(grant))
  return value.find((one) => one.consentType === 'AllPrincipals' && one.resourceId === databricksId)
}
