import 'server-only'
import { z } from 'zod'
import { toProblem } from '@/lib/api/problem'
import type { Caller } from '@/lib/auth/caller'
import { apiPath } from '@/lib/databricks/api-path'
import type { VerbOptions } from '@/lib/databricks/call'
import { callWorkspace } from '@/lib/databricks/client'
import { isDatabricksError, type DatabricksError } from '@/lib/databricks/errors'
import type { WorkspaceAlias } from '@/lib/databricks/ids'
import { knownWorkspace, workspacesOf, type KnownWorkspace } from '@/lib/databricks/workspaces'
import type { ListWorkspacesInput, Workspace, WorkspaceHealth, WorkspaceList } from './schema'

// People wait for this one: a workspace that takes longer counts as one that does not answer.
const healthTimeoutMs = 5_000

/** Every workspace of the caller, and how it answers this caller just now. */
export async function listWorkspaces(
  caller: Caller,
  _input: ListWorkspacesInput = {},
  { signal }: VerbOptions = {},
): Promise<WorkspaceList> {
  const asOf = new Date().toISOString()
  const health = await Promise.all(
    workspacesOf(caller).map((each) => healthOf(caller, each.alias, signal)),
  )
  // Asked again after the calls: a workspace tells its id with its first answer.
  const items = workspacesOf(caller).map((each, at) => ({
    ...toWorkspace(each),
    health: known(health[at]),
  }))
  return { items, asOf }
}

/** The workspace the caller names so; throws a 404 for any other name. No calls. */
export const workspaceOf = (caller: Caller, alias: WorkspaceAlias): Workspace =>
  toWorkspace(knownWorkspace(caller, alias))

/** The caller's workspaces: the configured ones in the order of the settings, then those of their session. No calls. */
export const knownWorkspaces = (caller: Caller): Workspace[] =>
  workspacesOf(caller).map(toWorkspace)

const toWorkspace = ({ alias, host, workspaceId, isProduction }: KnownWorkspace): Workspace => ({
  alias,
  host,
  workspaceId,
  isProduction,
})

async function healthOf(
  caller: Caller,
  workspace: WorkspaceAlias,
  signal: AbortSignal | undefined,
): Promise<WorkspaceHealth> {
  const startedAt = performance.now()
  try {
    await callWorkspace(caller, workspace, {
      method: 'GET',
      path: apiPath`/api/2.0/preview/scim/v2/Me`,
      query: { attributes: 'id' },
      reader: z.object({ id: z.string() }),
      timeoutMs: healthTimeoutMs,
      signal,
    })
    return { kind: 'ok', answeredInMs: Math.round(performance.now() - startedAt) }
  } catch (error) {
    if (!isDatabricksError(error) || endsTheSession(error)) throw error
    return unhealthy(error)
  }
}

// One workspace may belong to another tenant; a demand for new claims concerns the person everywhere.
const endsTheSession = (error: DatabricksError) => error.claims !== undefined

function unhealthy(error: DatabricksError): WorkspaceHealth {
  const { detail } = toProblem(error, '')
  const isRefusal = error.kind === 'no-access' || error.kind === 'unauthenticated'
  return { kind: isRefusal ? 'no-access' : 'unreachable', detail }
}

const known = (health: WorkspaceHealth | undefined): WorkspaceHealth =>
  health ?? { kind: 'unreachable', detail: 'The workspace was not asked.' }
