import 'server-only'
import { Refusal } from '@/lib/api/refusal'
import type { WorkspaceAlias } from '@/lib/databricks/ids'
import type { Caller } from '@/lib/auth/caller'
import { type KnownWorkspace, workspacesOf } from '@/lib/databricks/workspaces'
import { env } from '@/lib/env/server'
import type { CallHeaders } from './call'
import type { Target } from './target'
import { workspacesWithIds } from './workspace-ids'

/** By these official clients say which workspace they mean; neither they nor `?o=` travel on. */
const naming = ['x-databricks-workspace-id', 'x-databricks-org-id']

export const withoutChoice = (pairs: Target['pairs']): Target['pairs'] =>
  pairs.filter(([name]) => name !== 'o')

/**
 * The workspace a call means: the one of our address, else the one its id names, else the default. What the caller
 * has not, and two that disagree, are refused: a call must never reach another workspace than it meant.
 */
export async function chooseWorkspace(
  caller: Caller,
  named: WorkspaceAlias | null,
  headers: CallHeaders,
  pairs: Target['pairs'],
): Promise<KnownWorkspace> {
  const place = named === null ? null : byAlias(caller, named)
  const [id, ...others] = new Set(idsIn(headers, pairs))
  if (id === undefined) return place ?? byAlias(caller, env().defaultWorkspace)
  if (others.length > 0) throw unclear('Two different workspaces are named.')
  const meant = await byId(caller, id)
  if (place && place.alias !== meant.alias) throw unclear('Two different workspaces are named.')
  return meant
}

function idsIn(headers: CallHeaders, pairs: Target['pairs']): string[] {
  const inHeaders = naming.flatMap((name) => headers.get(name)?.split(',') ?? [])
  const inQuery = pairs.filter(([name]) => name === 'o').map(([, value]) => value)
  return [...inHeaders, ...inQuery].map((id) => id.trim()).filter((id) => id !== '')
}

function byAlias(caller: Caller, alias: WorkspaceAlias): KnownWorkspace {
  const found = workspacesOf(caller).find((each) => each.alias === alias)
  if (found) return found
  const message = `There is no workspace called ${alias} here.`
  throw new Refusal(404, 'RESOURCE_DOES_NOT_EXIST', message)
}

async function byId(caller: Caller, id: string): Promise<KnownWorkspace> {
  const isIt = (each: KnownWorkspace) => each.workspaceId === id
  const found = workspacesOf(caller).find(isIt) ?? (await workspacesWithIds()).find(isIt)
  if (found) return found
  throw unclear('The workspace that is named by its id is not configured here.')
}

const unclear = (message: string) => new Refusal(400, 'INVALID_PARAMETER_VALUE', message)
