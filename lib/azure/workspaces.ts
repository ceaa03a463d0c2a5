import 'server-only'
import { z } from 'zod'
import { isLoopback, parseOrigin, perWorkspaceOrigin } from '@/lib/env/origins'
import { env } from '@/lib/env/server'
import { isAzureError } from './errors'
import { allPages } from './pages'
import { parseResourceId, resourcePath, type ResourceId } from './resource-id'
import { askAzure, type Asking } from './resource-manager'

const subscriptionsVersion = '2022-12-01'
const databricksVersion = '2024-05-01'

const subscriptionWire = z.object({
  subscriptionId: z.guid(),
  displayName: z.string().nullish(),
})

export type Subscription = { subscriptionId: string; name: string }

/** A workspace as Azure tells of it. */
export type AzureWorkspace = {
  id: ResourceId
  name: string
  location: string | null
  workspaceId: string | null
  /** Null where there is none yet, or none that Azure Databricks serves: nothing is ever sent there. */
  host: string | null
  /** `Succeeded`, `Creating`, …; Azure may add others. */
  provisioningState: string | null
}

const workspaceWire = z
  .object({
    id: z.string(),
    name: z.string(),
    location: z.string().nullish(),
    properties: z
      .object({
        workspaceId: z.string().nullish(),
        workspaceUrl: z.string().nullish(),
        provisioningState: z.string().nullish(),
      })
      .nullish(),
  })
  .transform(({ id, name, location, properties }): AzureWorkspace | null => {
    const resource = parseResourceId(id)
    if (!resource) return null
    const workspaceId = properties?.workspaceId ?? ''
    return {
      id: resource,
      name,
      location: location ?? null,
      workspaceId: /^[1-9]\d{0,18}$/.test(workspaceId) ? workspaceId : null,
      host: hostOf(properties?.workspaceUrl ?? ''),
      provisioningState: properties?.provisioningState ?? null,
    }
  })

/** The only source of hosts that are not in the settings, so it takes one form alone. */
function hostOf(name: string): string | null {
  const real = perWorkspaceOrigin(name)
  if (real || !env().isEmulator) return real
  const local = parseOrigin(`http://${name}`)
  return local && isLoopback(local) ? local.origin : null
}

function addressOf(path: string, version: string): URL {
  const url = new URL(path, env().resourceManagerHost)
  url.searchParams.set('api-version', version)
  return url
}

/** The subscriptions in which the person has any part. */
export async function listSubscriptions(asking: Asking): Promise<Subscription[]> {
  const url = addressOf('/subscriptions', subscriptionsVersion)
  const all = await allPages(asking, url, subscriptionWire)
  return all.map(({ subscriptionId, displayName }) => ({
    subscriptionId: subscriptionId.toLowerCase(),
    name: displayName ?? subscriptionId,
  }))
}

/** The Databricks workspaces of a subscription that the person may read. */
export async function listAzureWorkspaces(
  asking: Asking,
  { subscriptionId }: Pick<Subscription, 'subscriptionId'>,
): Promise<AzureWorkspace[]> {
  const path = `/subscriptions/${subscriptionId}/providers/Microsoft.Databricks/workspaces`
  const url = addressOf(path, databricksVersion)
  const all = await allPages(asking, url, workspaceWire).catch((error: unknown) => {
    // Where nobody ever made a workspace, Azure does not even know the kind.
    if (isAzureError(error) && error.code === 'MissingSubscriptionRegistration') return []
    throw error
  })
  return all.flatMap((each) => each ?? [])
}

/** One workspace, asked for anew; what is added comes from here and never from a browser. */
export async function readAzureWorkspace(
  asking: Asking,
  id: ResourceId,
): Promise<AzureWorkspace | null> {
  return askAzure(asking, addressOf(resourcePath(id), databricksVersion), workspaceWire)
}
