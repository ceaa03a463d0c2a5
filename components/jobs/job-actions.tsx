'use client'

import { createAsking } from '../ui/asking'
import type { JobAsk } from './job-ask'

/** Lets a page ask for an action on a job, with the same confirmation everywhere. */
export const { Asking: JobActions, useAsk: useAskJob } = createAsking<JobAsk>(() =>
  import('./job-confirm').then((module) => module.JobConfirm),
)
