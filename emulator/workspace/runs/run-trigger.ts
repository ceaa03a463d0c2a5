/** What started a run. MODEL is the youngest of them (databricks.github.io/sdk-js, sdk-jobs.v2.TriggerType). */
export type Trigger =
  'ONE_TIME' | 'PERIODIC' | 'CONTINUOUS' | 'FILE_ARRIVAL' | 'TABLE' | 'MODEL' | 'RUN_JOB_TASK'
