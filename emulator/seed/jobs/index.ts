import type { JobsSeed } from '../../workspace/jobs/jobs-seed'
import { buildJobs, type JobsSeedOptions } from './build'
import { devJobs } from './dev'
import { everydayJobs } from './everyday'
import { burst } from './prod-burst'
import { stories } from './stories'

const prodCount = 140

const told = [...burst, ...stories]
const prodJobs = [...told, ...everydayJobs(prodCount - told.length)]

export type { JobsSeedOptions }

/** A workspace's jobs with 60 days of runs, always the same relative to now. */
export const jobsSeed = (alias: 'prod' | 'dev', now: number, options: JobsSeedOptions): JobsSeed =>
  buildJobs(alias === 'prod' ? prodJobs : devJobs, now, options, alias)
