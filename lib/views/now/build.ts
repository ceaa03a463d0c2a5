import type { JobId, RunId, WorkspaceAlias } from '@/lib/databricks/ids'
import {
  isSlow,
  messageLine,
  strip,
  usualOf,
  workedMs,
  type Usual,
} from '@/lib/resources/runs/rules'
import type { Run } from '@/lib/resources/runs/schema'
import { nowKinds, type NowKind } from './kinds'
import type { Buckets, Failure, HistoryCell, NowRow } from './schema'

/** What was read of one workspace: enough for its rows, without any call. */
export type Facts = {
  workspace: WorkspaceAlias
  /** Everything that was read, each run once, as it stands now. */
  runs: readonly Run[]
  /** The newest ended runs of the jobs that were looked at. */
  histories: ReadonlyMap<JobId, readonly Run[]>
  failures: ReadonlyMap<RunId, Failure>
  /** Epoch ms. */
  from: number
  to: number
}

export type Built = {
  rows: NowRow[]
  counts: Record<NowKind, number>
  runningLong: number
  waitingSince: string | null
  judged: { known: number; of: number }
}

/** The rows of a workspace: what ended newest first, what goes on longest first. */
export function build(facts: Facts): Built {
  const jobs = byJob(facts)
  const ended = facts.runs
    .filter((run) => !run.isActive && isWithin(run, facts))
    .sort((a, b) => ((a.endedAt ?? '') < (b.endedAt ?? '') ? 1 : -1))
  const good = ended.filter(({ state }) => state === 'succeeded' || state === 'warning')
  const known = good.filter((run) => usualOfJob(run, jobs) !== null)
  const active = facts.runs
    .filter(({ isActive }) => isActive)
    .sort((a, b) => ((a.startedAt ?? '') < (b.startedAt ?? '') ? -1 : 1))
  const isLong = (run: Run) => isSlow(workedMs(run, facts.to), usualOfJob(run, jobs))
  const rows = [
    ...ended.filter(({ state }) => state === 'failed').map((run) => failedRow(run, jobs, facts)),
    ...active
      .filter(({ state }) => state !== 'queued')
      .map((run) => plainRow('running', run, jobs, facts)),
    ...active
      .filter(({ state }) => state === 'queued')
      .map((run) => plainRow('queued', run, jobs, facts)),
    ...[...known, ...active].filter(isLong).map((run) => plainRow('slow', run, jobs, facts)),
    ...recovered(good, jobs, facts),
  ]
  const counts = Object.fromEntries(
    nowKinds.map((kind) => [kind, rows.filter((row) => row.kind === kind).length]),
  ) as Record<NowKind, number>
  return {
    rows,
    counts,
    runningLong: active.filter((run) => run.state !== 'queued' && isLong(run)).length,
    waitingSince: active.find(({ state }) => state === 'queued')?.startedAt ?? null,
    judged: { known: known.length, of: good.length },
  }
}

/** It ended within the window; a run may have begun long before it failed. */
export function isWithin(run: Run, { from, to }: Pick<Facts, 'from' | 'to'>): boolean {
  const at = Date.parse(run.endedAt ?? run.startedAt ?? '')
  // The workspace's clock may be a little ahead of ours.
  return at >= from && at <= to + 24 * 3_600_000
}

type Jobs = ReadonlyMap<string, { runs: Run[]; usual: Usual | null }>

/** What is known of each job: its history where it was read, and every run of the window besides. */
function byJob({ runs, histories }: Facts): Jobs {
  const grouped = new Map<string, Map<RunId, Run>>()
  const add = (jobId: string, run: Run) => {
    const known = grouped.get(jobId) ?? new Map<RunId, Run>()
    if (!known.has(run.runId)) known.set(run.runId, run)
    grouped.set(jobId, known)
  }
  // The window is fresher than histories, so what it says of a run counts.
  for (const run of runs) if (run.jobId !== null) add(run.jobId, run)
  for (const [jobId, history] of histories) for (const run of history) add(jobId, run)
  return new Map(
    [...grouped].map(([jobId, known]) => {
      const all = [...known.values()].sort((a, b) =>
        (a.startedAt ?? '') < (b.startedAt ?? '') ? 1 : -1,
      )
      return [jobId, { runs: all, usual: usualOf(all) }]
    }),
  )
}

const usualOfJob = ({ jobId }: Run, jobs: Jobs) => (jobId && jobs.get(jobId)?.usual) || null

function plainRow(kind: NowKind, run: Run, jobs: Jobs, facts: Facts): NowRow {
  return {
    kind,
    workspace: facts.workspace,
    run,
    usual: usualOfJob(run, jobs),
    history: historyOf(run, jobs, facts),
    failure: null,
    recovery: null,
    goesOnAs: null,
  }
}

/** Only where the job was looked at: the few runs of a window would pass for a whole history. */
function historyOf({ jobId }: Run, jobs: Jobs, { histories }: Facts): HistoryCell[] | null {
  if (jobId === null || !histories.has(jobId)) return null
  const ended = (jobs.get(jobId)?.runs ?? []).filter(({ isActive }) => !isActive)
  return strip(ended).map(({ runId, state, startedAt, durations }) => ({
    runId,
    state,
    startedAt,
    totalMs: durations.totalMs,
  }))
}

function failedRow(run: Run, jobs: Jobs, facts: Facts): NowRow {
  const seen = facts.failures.get(run.runId)
  const next = nextEnded(run, jobs)
  const hasRecovered = next?.state === 'succeeded' || next?.state === 'warning'
  return {
    ...plainRow('failed', run, jobs, facts),
    failure: seen ?? { tasks: null, errorLine: messageLine(run.message), from: 'message' },
    recovery: hasRecovered ? { how: 'next-run', failedRunId: run.runId } : null,
    goesOnAs: newerActive(run, jobs)?.runId ?? null,
  }
}

const runsOf = ({ jobId }: Run, jobs: Jobs) => (jobId === null ? [] : (jobs.get(jobId)?.runs ?? []))

const newerActive = (run: Run, jobs: Jobs) =>
  runsOf(run, jobs).find(
    ({ isActive, startedAt }) => isActive && (startedAt ?? '') > (run.startedAt ?? ''),
  )

/** The latest run of the same job that started after this one and has come to a good or a bad end. */
function nextEnded(run: Run, jobs: Jobs): Run | undefined {
  return runsOf(run, jobs).find(
    (each) =>
      (each.startedAt ?? '') > (run.startedAt ?? '') &&
      (each.state === 'succeeded' || each.state === 'warning' || each.state === 'failed'),
  )
}

/** A success right after a failure of the same job, or one that a repair made of a failure. */
function recovered(good: readonly Run[], jobs: Jobs, facts: Facts): NowRow[] {
  return good.flatMap((run) => {
    const before = run.wasRepaired ? run : previousFailure(run, jobs)
    if (!before) return []
    const how = run.wasRepaired ? ('repair' as const) : ('next-run' as const)
    const row = plainRow('recovered', run, jobs, facts)
    return [{ ...row, recovery: { how, failedRunId: before.runId } }]
  })
}

function previousFailure(run: Run, jobs: Jobs): Run | undefined {
  const before = runsOf(run, jobs).find(
    (each) =>
      (each.startedAt ?? '~') < (run.startedAt ?? '') &&
      !each.isActive &&
      each.state !== 'skipped' &&
      each.state !== 'canceled',
  )
  return before?.state === 'failed' ? before : undefined
}

const stepsOf = (spanMs: number) => (spanMs > 72 * 3_600_000 ? 28 : 24)

/** How many there were of each kind in each step of the window, for the small charts beside the counts. */
export function bucketsOf(
  rows: readonly NowRow[],
  runs: readonly Run[],
  { from, to }: Pick<Facts, 'from' | 'to'>,
): Buckets {
  const steps = stepsOf(to - from)
  const stepMs = (to - from) / steps
  const empty = () => Array<number>(steps).fill(0)
  const counts = Object.fromEntries(nowKinds.map((kind) => [kind, empty()])) as Record<
    NowKind,
    number[]
  >
  const add = (kind: NowKind, since: number, until: number) => {
    const first = Math.max(0, Math.floor((since - from) / stepMs))
    const last = Math.min(steps - 1, Math.floor((until - from) / stepMs))
    for (let at = first; at <= last; at += 1) counts[kind][at] = (counts[kind][at] ?? 0) + 1
  }
  for (const { kind, run } of rows) {
    if (kind === 'running' || kind === 'queued') continue
    const at = run.endedAt === null ? to : Math.min(to, Date.parse(run.endedAt))
    add(kind, at, at)
  }
  for (const run of runs) {
    if (run.startedAt === null || run.state === 'skipped') continue
    const started = Date.parse(run.startedAt)
    const waited = started + run.durations.queueMs
    const until = run.endedAt === null ? to : Date.parse(run.endedAt)
    if (run.durations.queueMs > 0) add('queued', started, Math.min(waited, until))
    if (run.state !== 'queued' && until >= from) add('running', waited, until)
  }
  return { from: new Date(from).toISOString(), stepMs, counts }
}
