/** How a run or a task stands, as people see it; Databricks' own words stay beside it. */
export const runStates = [
  'failed',
  'running',
  'queued',
  'succeeded',
  'warning',
  'canceled',
  'skipped',
  'unknown',
] as const
export type RunState = (typeof runStates)[number]

/** What needs eyes comes first, what went well last: the order in which people sort by state. */
const urgency: readonly RunState[] = [
  'failed',
  'warning',
  'running',
  'queued',
  'unknown',
  'canceled',
  'skipped',
  'succeeded',
]
export const urgencyRank = (state: RunState): number => urgency.indexOf(state)

export const runTypes = ['JOB_RUN', 'SUBMIT_RUN', 'WORKFLOW_RUN'] as const

/** How far back a list of runs looks. */
export const runWindows = ['24h', '3d', '7d'] as const
export type RunWindow = (typeof runWindows)[number]

const hourMs = 3_600_000
export const windowMs: Record<RunWindow, number> = {
  '24h': 24 * hourMs,
  '3d': 72 * hourMs,
  '7d': 168 * hourMs,
}

/** Databricks keeps runs for so long. */
export const keptDays = 60

/** How many a list wants that is after the last run of each job; of more, the answer says which hours are missing. */
export const mostRecentRuns = 3_000
