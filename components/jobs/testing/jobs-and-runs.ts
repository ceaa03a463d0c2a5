import { jobId, runId } from '@/lib/databricks/ids'
import type { Job } from '@/lib/resources/jobs/schema'
import type { Run, RunPage } from '@/lib/resources/runs/schema'

/** A daily job, for tests to change what they are about. */
export const aJob = (change: Partial<Job> = {}): Job => ({
  jobId: jobId.parse('418006550000019'),
  name: 'orders_bronze_to_silver',
  description: null,
  creatorUserName: 'ben@contoso.example',
  runAs: null,
  createdAt: null,
  tags: {},
  triggers: [
    {
      kind: 'schedule',
      isPaused: false,
      sqlCondition: null,
      quartz: '0 10 2 * * ?',
      timeZone: 'Europe/Amsterdam',
    },
  ],
  isPaused: false,
  nextFireAt: null,
  maxConcurrentRuns: 1,
  queues: true,
  timeoutSeconds: 0,
  git: null,
  ...change,
})

/** A run of it that went well. */
export const aRun = (change: Partial<Run> = {}): Run => ({
  state: 'succeeded',
  isActive: false,
  lifeCycle: 'TERMINATED',
  result: 'SUCCESS',
  code: null,
  codeType: null,
  message: null,
  runId: runId.parse('1'),
  attemptNumber: 0,
  startedAt: '2026-11-21T02:10:00.000Z',
  goingSince: null,
  endedAt: '2026-11-21T02:20:00.000Z',
  durations: { queueMs: 0, setupMs: 0, executionMs: 0, cleanupMs: 0, totalMs: 600_000 },
  pageUrl: null,
  jobId: jobId.parse('418006550000019'),
  name: 'orders_bronze_to_silver',
  type: 'JOB_RUN',
  trigger: 'PERIODIC',
  schedule: null,
  parentRunId: null,
  creatorUserName: null,
  git: null,
  progress: null,
  wasRepaired: false,
  ...change,
})

export const aRunPage = (items: Run[], coverage: Partial<RunPage['coverage']> = {}): RunPage => ({
  items,
  coverage: {
    from: '2026-11-20T12:00:00.000Z',
    to: '2026-11-21T12:00:00.000Z',
    complete: true,
    missing: [],
    stoppedBy: null,
    ...coverage,
  },
  nextPageToken: null,
  asOf: '2026-11-21T12:00:00.000Z',
})
