import 'server-only'
import { z } from 'zod'
import { toProblem } from '@/lib/api/problem'
import type { Caller } from '@/lib/auth/caller'
import { apiPath } from '@/lib/databricks/api-path'
import type { VerbOptions } from '@/lib/databricks/call'
import { callWorkspace } from '@/lib/databricks/client'
import { isDatabricksError } from '@/lib/databricks/errors'
import type { WorkspaceAlias } from '@/lib/databricks/ids'
import { readMe } from '@/lib/resources/me/schema'
import { listWarehousesInput } from '@/lib/resources/warehouses/schema'
import { listWarehouses } from '@/lib/resources/warehouses/server'
import { failed, ok, type Subject, unknown, warning } from '../rules'
import type { Check } from '../schema'

const subjects = (alias: string) => ({
  network: { id: `workspace.${alias}.network`, title: 'IP access list' },
  user: { id: `workspace.${alias}.user`, title: 'You in this workspace' },
  warehouse: { id: `workspace.${alias}.warehouse`, title: 'SQL warehouse' },
  systemTables: { id: `workspace.${alias}.system-tables`, title: 'System tables' },
})
type Subjects = ReturnType<typeof subjects>

const timeoutMs = 8_000

/** What a workspace lets this person do. Without a person nothing of it can be known. */
export async function checkMembership(
  caller: Caller | null,
  workspace: WorkspaceAlias,
  { signal }: VerbOptions = {},
): Promise<Check[]> {
  const of = subjects(workspace)
  if (caller === null) return allUnknown(of, 'Nobody is signed in here.')
  const asked = { caller, workspace, signal }
  const [known, ...rest] = await checkUser(of, asked)
  if (rest.some(({ state }) => state === 'failed') || known?.state !== 'ok')
    return [
      ...(known ? [known] : []),
      ...rest,
      ...noEntry(of, 'The workspace did not let you in, so it was not asked.'),
    ]
  return [
    known,
    ...rest,
    ...(await Promise.all([
      checkWarehouse(of.warehouse, asked),
      checkSystemTables(of.systemTables, asked),
    ])),
  ]
}

const allUnknown = (of: Subjects, words: string) =>
  Object.values(of).map((each) => unknown(each, words))

const noEntry = ({ warehouse, systemTables }: Subjects, words: string) =>
  [warehouse, systemTables].map((each) => unknown(each, words))

type Asked = { caller: Caller; workspace: WorkspaceAlias; signal: AbortSignal | undefined }

async function checkUser(
  { network, user }: Subjects,
  { caller, workspace, signal }: Asked,
): Promise<Check[]> {
  try {
    const me = await callWorkspace(caller, workspace, {
      method: 'GET',
      path: apiPath`/api/2.0/preview/scim/v2/Me`,
      reader: readMe,
      timeoutMs,
      signal,
    })
    const groups = me.groups.length === 1 ? '1 group' : `${me.groups.length} groups`
    const passes = ok(network, "It lets this server's outgoing address through.")
    return me.isActive
      ? [passes, ok(user, `You are ${me.principalName} there, in ${groups}.`)]
      : [passes, failed(user, 'You are there, but deactivated.', askAdmin)]
  } catch (error) {
    if (!isDatabricksError(error)) throw error
    const { detail } = toProblem(error, '')
    if (error.code === 'IP_ACCESS_LIST')
      return [failed(network, detail, openList), unknown(user, 'The list stood in the way.')]
    const isRefusal = error.kind === 'no-access' || error.kind === 'unauthenticated'
    if (!isRefusal) return [network, user].map((each) => unknown(each, detail))
    const fix = error.kind === 'unauthenticated' ? signInAgain : askAdmin
    return [
      ok(network, "It lets this server's outgoing address through."),
      failed(user, detail, fix),
    ]
  }
}

const openList =
  'Workspace settings > Security > IP access list: add the outgoing address of this server. App Service: Properties > Outgoing IP addresses, or a NAT gateway; Vercel: static IPs.'
const askAdmin =
  'An admin of the workspace adds you under Settings > Identity and access, or to a group that is.'
const signInAgain =
  'Sign out and in again. If that does not help, the workspace belongs to another tenant than AZURE_AD_TENANT_ID.'

async function checkWarehouse(of: Subject, { caller, workspace, signal }: Asked): Promise<Check> {
  try {
    const input = listWarehousesInput.parse({ workspace })
    const { items } = await listWarehouses(caller, input, { signal })
    if (items.length > 0) {
      const [first] = items
      const others = items.length > 1 ? ` and ${items.length - 1} more` : ''
      return ok(of, `You may use ${first?.name ?? 'one'}${others}.`)
    }
    return warning(
      of,
      'There is none that you may use, and SQL and costs need one.',
      'An admin gives you Can use on a SQL warehouse.',
    )
  } catch (error) {
    if (!isDatabricksError(error)) throw error
    return unknown(of, toProblem(error, '').detail)
  }
}

const needed = ['billing', 'compute', 'lakeflow', 'query']
const readSchemas = z.object({
  schemas: z.array(z.object({ name: z.string() })).default([]),
})

/** Which schemas of the catalog `system` this person sees; what they may read of them, only a query shows. */
async function checkSystemTables(
  of: Subject,
  { caller, workspace, signal }: Asked,
): Promise<Check> {
  try {
    const { schemas } = await callWorkspace(caller, workspace, {
      method: 'GET',
      path: apiPath`/api/2.1/unity-catalog/schemas`,
      query: { catalog_name: 'system', max_results: 100 },
      reader: readSchemas,
      timeoutMs,
      signal,
    })
    const missing = needed.filter((name) => !schemas.some((each) => each.name === name))
    if (missing.length === 0) return ok(of, `You see ${needed.join(', ')} of the catalog system.`)
    return warning(of, `Of the catalog system you do not see ${missing.join(', ')}.`, enable)
  } catch (error) {
    if (!isDatabricksError(error)) throw error
    if (error.code === 'ENDPOINT_NOT_FOUND')
      return unknown(of, 'This workspace has no Unity Catalog, and system tables come with it.')
    const { detail } = toProblem(error, '')
    return error.kind === 'no-access' || error.kind === 'not-found'
      ? warning(of, detail, enable)
      : unknown(of, detail)
  }
}

const enable =
  'An account admin enables the schemas of system tables and grants USE and SELECT on them; costs need them, nothing else does.'
