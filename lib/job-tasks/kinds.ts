/** What a task of a job runs; each is a `<kind>_task` field on the wire. `other` is one newer than this list. */
export const taskKinds = [
  'notebook',
  'python',
  'wheel',
  'jar',
  'spark-submit',
  'sql',
  'dbt',
  'pipeline',
  'run-job',
  'condition',
  'for-each',
  'dashboard',
  'alert',
  'power-bi',
  'other',
] as const
export type TaskKind = (typeof taskKinds)[number]

/** When a task with dependencies runs; the first is what the API does when nothing is said. */
export const runIfs = [
  'ALL_SUCCESS',
  'ALL_DONE',
  'NONE_FAILED',
  'AT_LEAST_ONE_SUCCESS',
  'ALL_FAILED',
  'AT_LEAST_ONE_FAILED',
] as const
