/** What started a run. */
export type Trigger =
  'ONE_TIME' | 'PERIODIC' | 'CONTINUOUS' | 'FILE_ARRIVAL' | 'TABLE' | 'RUN_JOB_TASK'
