import 'server-only'
import { settle } from '@/lib/api/settle'
import type { Caller } from '@/lib/auth/caller'
import { listClustersInput, type ClustersPart } from '@/lib/resources/clusters/schema'
import { listClusters } from '@/lib/resources/clusters/server'
import type { Workspace } from '@/lib/resources/workspaces/schema'
import { knownWorkspaces } from '@/lib/resources/workspaces/server'

export type WorkspaceClusters = { workspace: Workspace; part: ClustersPart }

/**
 * The clusters of every workspace, or of those given, asked together. One that does not answer within the budget is `slow`: its
 * call goes on, and when the browser asks for it, it joins that call.
 */
export async function listClustersEverywhere(
  caller: Caller,
  budgetMs: number,
  workspaces: readonly Workspace[] = knownWorkspaces(),
): Promise<WorkspaceClusters[]> {
  return Promise.all(
    workspaces.map(async (workspace) => ({
      workspace,
      part: await withinBudget(partOf(caller, workspace), budgetMs),
    })),
  )
}

async function partOf(caller: Caller, { alias }: Workspace): Promise<ClustersPart> {
  const settled = await settle(listClusters(caller, listClustersInput.parse({ workspace: alias })))
  return settled.ok
    ? { kind: 'ok', page: settled.value }
    : { kind: 'failed', problem: settled.problem }
}

async function withinBudget(part: Promise<ClustersPart>, budgetMs: number): Promise<ClustersPart> {
  let timer: NodeJS.Timeout | undefined
  const slow = new Promise<ClustersPart>((resolve) => {
    timer = setTimeout(() => resolve({ kind: 'slow' }), budgetMs)
  })
  return Promise.race([part, slow]).finally(() => clearTimeout(timer))
}
