import 'server-only'
import { settle } from '@/lib/api/settle'
import type { Keep } from '@/lib/databricks/cache'
import { CallBudget } from '@/lib/databricks/call-budget'
import type { JobId } from '@/lib/databricks/ids'
import type { Job } from '@/lib/resources/jobs/schema'
import { lastByItself } from '@/lib/resources/runs/rules'
import type { Run } from '@/lib/resources/runs/schema'
import { headsOnly, lookBack, readRuns, type LookedBack } from '@/lib/resources/runs/server'
import { floorTo } from '@/lib/resources/runs/slices'
import { keptDays, mostRecentRuns } from '@/lib/resources/runs/states'
import { forgottenDays } from './kinds'
import { lanes, lookAt, unchecked, type Found, type Looking } from './look'
import type { Evidence } from './schema'

const dayMs = 24 * 3_600_000

/** Jobs that run, and of whose runs none went well. */
export async function lookForSuccess(looking: Looking, jobs: readonly Job[]): Promise<Found> {
  // One question about a day of all jobs spares one about each that went well in it, which are most.
  const well = await wentWellLately(looking)
  return lookAtEach(
    looking,
    jobs.filter(({ jobId }) => !well.has(jobId)),
    (runs) => runs.some(wentWell),
    neverSucceeded,
  )
}

/** A result that is newer than this may mean that it went well. */
const wentWell = ({ state }: Run) =>
  state === 'succeeded' || state === 'warning' || state === 'unknown'

const hourMs = 3_600_000
/** A third of the time at most: the rest is for the jobs themselves. */
const recentDeadline = (nowMs: number, deadline: number) =>
  nowMs + Math.min(4_000, (deadline - nowMs) / 3)
/** What went well has gone well for ever, so every page of a list is answered by the same calls. */
const keepWell: Keep = { freshMs: 60 * 60_000, part: headsOnly }
/** Whose job has just succeeded at last looks whether it is gone from here: a run of up to an hour is among these. */
const keepNewest: Keep = { freshMs: 60_000, part: headsOnly }

async function wentWellLately({
  caller,
  workspace,
  nowMs,
  deadline,
  signal,
}: Looking): Promise<Set<JobId>> {
  // Whole hours: the same question until the next one.
  const newest = floorTo(nowMs, hourMs) - hourMs
  const range = { workspace, which: 'completed', jobId: undefined, type: undefined } as const
  const budget = new CallBudget({ lanes, deadline: recentDeadline(Date.now(), deadline), signal })
  const readEnded = (from: number, to: number | null, keep: Keep) =>
    settle(
      readRuns(
        caller,
        { ...range, from, to },
        { budget, priority: 0, limit: mostRecentRuns, keepOld: keep, keepRecent: keep },
      ),
    )
  const recent = await Promise.all([
    readEnded(newest - 23 * hourMs, newest - 1, keepWell),
    readEnded(newest, null, keepNewest),
  ])
  budget.close()
  const runs = recent.flatMap((part) => (part.ok ? [...part.value.found.values()] : []))
  return new Set(runs.filter(wentWell).flatMap(({ jobId }) => jobId ?? []))
}

function neverSucceeded({ runs, isAll }: LookedBack): Evidence | null {
  const ended = runs.filter(({ isActive }) => !isActive)
  if (ended.length === 0 || runs.some(wentWell)) return null
  return {
    kind: 'never-succeeded',
    runs: ended.length,
    since: ended.at(-1)?.startedAt ?? null,
    isAll,
  }
}

/** Jobs that are paused, and have not begun by themselves for as long as Databricks tells. */
export async function lookForPauses(looking: Looking, jobs: readonly Job[]): Promise<Found> {
  const oldest = looking.nowMs - forgottenDays * dayMs
  const wereThere = ({ createdAt }: Job) => createdAt === null || Date.parse(createdAt) <= oldest
  return lookAtEach(
    looking,
    jobs.filter((job) => job.isPaused && wereThere(job)),
    (runs) => lastByItself(runs) !== undefined,
    longPaused,
  )
}

function longPaused({ runs, isAll }: LookedBack): Evidence | 'too-many-runs' | null {
  if (lastByItself(runs)) return null
  if (!isAll) return 'too-many-runs'
  return { kind: 'paused-90d', quietDays: keptDays, lastRunAt: runs[0]?.startedAt ?? null }
}

async function lookAtEach(
  { caller, workspace, budget }: Looking,
  jobs: readonly Job[],
  isEnough: (runs: readonly Run[]) => boolean,
  judge: (back: LookedBack) => Evidence | 'too-many-runs' | null,
): Promise<Found> {
  const found: Found = { items: [], unchecked: [], hidesInactive: false }
  const looks = jobs.map(async (job) => ({
    job,
    looked: await lookAt(budget, () => lookBack(caller, { workspace, jobId: job.jobId }, isEnough)),
  }))
  for (const { job, looked } of await Promise.all(looks)) {
    const verdict = looked.kind === 'known' ? judge(looked.is) : looked.why
    if (typeof verdict === 'string') found.unchecked.push(unchecked(job, verdict))
    else if (verdict) found.items.push({ job, evidence: verdict })
  }
  return found
}
