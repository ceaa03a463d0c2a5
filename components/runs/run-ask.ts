import type { WorkspaceAlias } from '@/lib/databricks/ids'
import type { Run, RunDetail } from '@/lib/resources/runs/schema'
import type { Workspace } from '@/lib/resources/workspaces/schema'

type Asked<Action extends string, Of> = { workspace: Workspace; action: Action; run: Of }

/** What somebody wants done, before they have confirmed it. */
export type RunAsk =
  Asked<'cancel', Run> | Asked<'run-now', Run | RunDetail> | Asked<'repair', Run | RunDetail>

/** A repair has to know the tasks and earlier repairs, which a row of a list does not. */
export type KnownRunAsk = Exclude<RunAsk, { action: 'repair' }> | Asked<'repair', RunDetail>

export const isKnown = (ask: RunAsk): ask is KnownRunAsk =>
  ask.action !== 'repair' || 'tasks' in ask.run

/** As scripts would do it. */
export function callOf({ action, workspace: { alias }, run }: RunAsk): string {
  return action === 'run-now'
    ? `POST ${base(alias)}/jobs/${run.jobId}/run-now`
    : `POST ${base(alias)}/runs/${run.runId}/${action}`
}

const base = (alias: WorkspaceAlias) => `/api/databricks/workspaces/${alias}`

/** The values this run had for the parameters of its job, where they were not the usual ones. */
export function ownParameters(run: Run | RunDetail): Record<string, string> {
  const parameters = 'parameters' in run ? run.parameters : []
  return Object.fromEntries(
    parameters
      .filter(({ of, value, default: usual }) => of === 'job' && value !== usual)
      .map(({ name, value }) => [name, value]),
  )
}
