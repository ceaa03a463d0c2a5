import { z } from 'zod'
import given from '../../infra/registration.json'
import { type Graph, literal } from './graph'

const principal = z.object({ id: z.string() })

/** The registration as this tenant sees it: what people are assigned to and consent is given for. */
export async function ensureServicePrincipal(graph: Graph, clientId: string): Promise<string> {
  const there = graph.isDryRun && clientId.startsWith('<') ? null : await find(graph, clientId)
  if (there) return there
  const made = await graph.post('servicePrincipals', { appId: clientId }, principal, {
    id: '<service principal id>',
  })
  return made.id
}

/** AzureDatabricks in this tenant; null where nobody has ever opened a workspace. */
export const findDatabricks = (graph: Graph): Promise<string | null> =>
  find(graph, given.databricks.resourceAppId)

/** Azure Resource Manager in this tenant. */
export const findResourceManager = (graph: Graph): Promise<string | null> =>
  find(graph, given.resourceManager.resourceAppId)

async function find(graph: Graph, appId: string): Promise<string | null> {
  const found = await graph.find(`servicePrincipals(appId=${literal(appId)})?$select=id`, principal)
  return found?.id ?? null
}
