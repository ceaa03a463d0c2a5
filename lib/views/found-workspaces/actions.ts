import { mutate } from 'swr'
import type { WorkspaceAlias } from '@/lib/databricks/ids'
import { fetchJson } from '@/lib/fetch-json'
import { workspacePaths } from '@/lib/resources/workspaces/paths'
import { foundPaths } from './paths'
import type { AddedWorkspaces } from './schema'

/** Adds a workspace to the session, by its id in Azure; the list of workspaces is asked for anew. */
export const addFound = (id: string): Promise<void> => change(foundPaths.list(), 'POST', { id })

export const removeFound = (workspace: WorkspaceAlias): Promise<void> =>
  // Our API takes changes as JSON alone, also where there is nothing to say: other sites cannot send that.
  change(foundPaths.one(workspace), 'DELETE', {})

async function change(path: string, method: 'POST' | 'DELETE', body: object): Promise<void> {
  await fetchJson<AddedWorkspaces>(path, { method, body: JSON.stringify(body) })
  void mutate(workspacePaths.list())
}
