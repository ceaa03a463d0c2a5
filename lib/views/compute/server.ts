import 'server-only'
import type { Caller } from '@/lib/auth/caller'
import { listClustersInput, type ClusterPage } from '@/lib/resources/clusters/schema'
import { listClusters } from '@/lib/resources/clusters/server'
import type { Workspace } from '@/lib/resources/workspaces/schema'
import { knownWorkspaces } from '@/lib/resources/workspaces/server'
import { everywhere, type WorkspacePart } from '@/lib/views/everywhere/server'

/** The clusters of every workspace of theirs, or of those given, asked together. */
export const listClustersEverywhere = (
  caller: Caller,
  budgetMs: number,
  workspaces: readonly Workspace[] = knownWorkspaces(caller),
): Promise<WorkspacePart<ClusterPage>[]> =>
  everywhere(
    ({ alias }) => listClusters(caller, listClustersInput.parse({ workspace: alias })),
    budgetMs,
    workspaces,
  )
