import type { JobRow } from '@/lib/resources/jobs/rules'
import type { Job } from '@/lib/resources/jobs/schema'
import type { Run, RunPage } from '@/lib/resources/runs/schema'
import type { Workspace } from '@/lib/resources/workspaces/schema'

/** A row knows its workspace whole, and the runs of its job that are here, the newest first. */
export type ShownRow = { workspace: Workspace; job: Job; recent: readonly Run[] }

type RecentRuns = { workspace: Workspace; live: { data: RunPage | undefined } }

const none: readonly Run[] = []

/** The jobs with their recent runs. */
export function withRuns(
  rows: readonly JobRow[],
  workspaces: readonly Workspace[],
  recent: readonly RecentRuns[],
): ShownRow[] {
  const byAlias = new Map(workspaces.map((workspace) => [workspace.alias, workspace]))
  const runs = new Map(recent.map(({ workspace, live }) => [workspace.alias, byJob(live.data)]))
  return rows.flatMap(({ workspace: alias, job }) => {
    const workspace = byAlias.get(alias)
    return workspace ? [{ workspace, job, recent: runs.get(alias)?.get(job.jobId) ?? none }] : []
  })
}

/**
 * A page has the newest start first, and so have the runs of each job. What started before a gap may not be the
 * last of its job, so it is not taken for that.
 */
function byJob(page: RunPage | undefined): Map<string, Run[]> {
  const byId = new Map<string, Run[]>()
  const knownSince = page?.coverage.missing[0]?.to ?? ''
  for (const run of page?.items ?? []) {
    if (run.jobId === null || (run.startedAt !== null && run.startedAt < knownSince)) continue
    const runs = byId.get(run.jobId)
    if (runs) runs.push(run)
    else byId.set(run.jobId, [run])
  }
  return byId
}

/** Both lists as one, each run once; of two tellings of a run the recent one is right. */
export function mergeRuns(recent: readonly Run[], history: readonly Run[]): Run[] {
  const seen = new Set(recent.map(({ runId }) => runId))
  return [...recent, ...history.filter(({ runId }) => !seen.has(runId))]
}
