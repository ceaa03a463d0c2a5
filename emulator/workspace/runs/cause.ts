/** How a run ended, in the words of `termination_details`. */
export type TerminationCode =
  | 'SUCCESS'
  | 'SUCCESS_WITH_FAILURES'
  | 'CANCELED'
  | 'USER_CANCELED'
  | 'SKIPPED'
  | 'DISABLED'
  | 'RUN_EXECUTION_ERROR'
  | 'CLOUD_FAILURE'
  | 'DRIVER_ERROR'
  | 'CLUSTER_ERROR'
  | 'LIBRARY_INSTALLATION_ERROR'
  | 'RESOURCE_NOT_FOUND'
  | 'UNAUTHORIZED_ERROR'
  | 'INTERNAL_ERROR'
  | 'MAX_CONCURRENT_RUNS_EXCEEDED'

export type TerminationType = 'SUCCESS' | 'CLIENT_ERROR' | 'CLOUD_FAILURE' | 'INTERNAL_ERROR'

/** Where in a person's code a failure came up; what a trace is told from. */
export type FailedAt = {
  jobName: string
  taskKey: string
  /** Workspace path of the notebook, Python or SQL file. */
  file: string
  startedAt: number
  attempt: number
}

/** Why a task failed. The texts are made when somebody asks, not kept. */
export type Cause = {
  name: string
  code: TerminationCode
  type: TerminationType
  /** The compute never came up, so the task has no execution. */
  isBeforeStart?: true
  error(at: FailedAt): string
  trace(at: FailedAt): string
}
