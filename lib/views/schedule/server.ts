import 'server-only'
import type { z } from 'zod'
import { cursorOf } from '@/lib/api/cursor'
import type { Caller } from '@/lib/auth/caller'
import type { VerbOptions } from '@/lib/databricks/call'
import type { WorkspaceAlias } from '@/lib/databricks/ids'
import { firesBetween } from '@/lib/resources/jobs/fire-times'
import { runsAs, triggerWords } from '@/lib/resources/jobs/rules'
import type { Job, JobTrigger } from '@/lib/resources/jobs/schema'
import { listJobs } from '@/lib/resources/jobs/server'
import { knownWorkspaces } from '@/lib/resources/workspaces/server'
import { everywhere } from '@/lib/views/everywhere/server'
import {
  readScheduleInput,
  type EveryScheduleInput,
  type ReadScheduleInput,
  type ScheduledJob,
  type SchedulePage,
  type scheduleEverywhere,
} from './schema'
import { spansOf } from './spans'

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const horizonMs = 7 * 24 * hourMs

/** When the jobs of a workspace start by themselves within a week, as many jobs a page as are asked for. */
export async function readSchedule(
  caller: Caller,
  input: ReadScheduleInput,
  options: VerbOptions = {},
): Promise<SchedulePage> {
  const { workspace, limit, pageToken } = input
  const cursor = cursorOf('schedule', { workspace })
  const jobs = { workspace, limit, pageToken: cursor.open(pageToken) ?? undefined }
  const page = await listJobs(caller, jobs, options)
  const from = Math.floor(Date.now() / hourMs) * hourMs
  // The schedules of thousands of jobs are few.
  const known = new Map<string, number[]>()
  const minutesOf = (trigger: JobTrigger): number[] => {
    if (trigger.kind !== 'schedule' || trigger.isPaused) return []
    const key = `${trigger.quartz}|${trigger.timeZone}`
    const minutes =
      known.get(key) ??
      firesBetween(trigger, from, from + horizonMs).map((ms) => Math.floor(ms / minuteMs))
    known.set(key, minutes)
    return minutes
  }
  return {
    items: page.items
      .filter(({ triggers }) => triggers.length > 0)
      .map((job) => toScheduled(workspace, job, minutesOf)),
    from: new Date(from).toISOString(),
    to: new Date(from + horizonMs).toISOString(),
    nextPageToken: cursor.seal(page.nextPageToken),
    asOf: page.asOf,
  }
}

function toScheduled(
  workspace: WorkspaceAlias,
  job: Job,
  minutesOf: (trigger: JobTrigger) => number[],
): ScheduledJob {
  const minutes = job.triggers.flatMap(minutesOf).sort((a, b) => a - b)
  const first = minutes[0]
  return {
    workspace,
    jobId: job.jobId,
    name: job.name,
    starts: job.triggers.map(triggerWords).join(', '),
    runAs: runsAs(job),
    isPaused: job.isPaused,
    spans: spansOf(minutes),
    startCount: minutes.length,
    firstAt: first === undefined ? null : new Date(first * minuteMs).toISOString(),
  }
}

/** The same of every workspace at once: one that is refused or slow says so, and the rest is there. */
export async function readScheduleEverywhere(
  caller: Caller,
  { limit, budgetMs }: EveryScheduleInput,
  options: VerbOptions = {},
): Promise<z.infer<typeof scheduleEverywhere>> {
  const parts = await everywhere(
    ({ alias }) =>
      readSchedule(caller, readScheduleInput.parse({ workspace: alias, limit }), options),
    budgetMs,
    knownWorkspaces(caller),
  )
  const pages = parts.flatMap(({ part }) => (part.kind === 'ok' ? [part.page] : []))
  return {
    items: pages.flatMap(({ items }) => items),
    parts: parts.map(({ workspace, part }) => ({
      workspace: workspace.alias,
      kind: part.kind,
      hasMore: part.kind === 'ok' && part.page.nextPageToken !== null,
      problem: part.kind === 'failed' ? part.problem : null,
    })),
    asOf: pages.map(({ asOf }) => asOf).sort()[0] ?? new Date().toISOString(),
  }
}
