'use client'

import { onUse } from '../../ui/on-use'

/** It stands below the first screen, so its code comes after the first paint. */
export const JobTasksCsv = onUse(() =>
  import('./job-tasks-csv-button').then((module) => module.JobTasksCsvButton),
)
