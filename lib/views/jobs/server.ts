import 'server-only'
import type { Caller } from '@/lib/auth/caller'
import { listJobsInput } from '@/lib/resources/jobs/schema'
import { listJobs } from '@/lib/resources/jobs/server'
import { recentRunsInput } from '@/lib/resources/runs/schema'
import { listRuns } from '@/lib/resources/runs/server'
import type { Workspace } from '@/lib/resources/workspaces/schema'
import { knownWorkspaces } from '@/lib/resources/workspaces/server'
import { everywhere } from '@/lib/views/everywhere/server'

/**
 * The jobs of every workspace, or of those given, and beside them their runs of the last 24 hours, which tell how
 * each stands. Either may be `slow` by itself.
 */
export async function listJobsEverywhere(
  caller: Caller,
  budgetMs: number,
  workspaces: readonly Workspace[] = knownWorkspaces(caller),
) {
  const [jobs, runs] = await Promise.all([
    everywhere(
      ({ alias }) => listJobs(caller, listJobsInput.parse({ workspace: alias })),
      budgetMs,
      workspaces,
    ),
    everywhere(
      ({ alias }) => listRuns(caller, { ...recentRunsInput(alias), budgetMs }),
      budgetMs + 250,
      workspaces,
    ),
  ])
  return { jobs, runs }
}
