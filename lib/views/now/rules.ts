import {
  isSlow,
  ratioToUsual,
  signatureOf,
  workedMs,
  type SignaturePart,
} from '@/lib/resources/runs/rules'
import { nowKinds, type NowKind } from './kinds'
import type { Buckets, NowPage, NowPart, NowRow } from './schema'

export { nowKinds, type NowKind } from './kinds'

export type Cause = {
  /** The same for every failure of this cause. */
  key: string
  /** The error as people read it: what varies between its failures is named, not shown. */
  parts: SignaturePart[]
  /** The newest failure's own words. */
  line: string
  /** Newest first. */
  rows: NowRow[]
  jobs: number
  /** When the first of these failed, and the last. */
  since: string
  latest: string
  /** Whose runs they are, the most frequent first. */
  people: string[]
  workspaces: string[]
  /** Some of its jobs have not recovered. */
  isOpen: boolean
}

const unexplained = 'No error was given.'

/** Failures by what is behind them: those that still stand first, then the cause of the most jobs. */
export function groupByCause(rows: readonly NowRow[]): Cause[] {
  const groups = new Map<string, NowRow[]>()
  for (const row of rows) {
    if (row.kind !== 'failed') continue
    const { key } = signatureOf(lineOf(row))
    groups.set(key, [...(groups.get(key) ?? []), row])
  }
  return [...groups].map(toCause).sort(byUrgency)
}

const lineOf = ({ failure }: NowRow) => failure?.errorLine || unexplained
const failedAt = ({ run }: NowRow) => run.endedAt ?? run.startedAt ?? ''
const jobOf = ({ workspace, run }: NowRow) => `${workspace} ${run.jobId ?? run.runId}`

function toCause([key, rows]: [string, NowRow[]]): Cause {
  const newest = rows.toSorted((a, b) => (failedAt(a) < failedAt(b) ? 1 : -1))
  const line = newest[0] ? lineOf(newest[0]) : unexplained
  return {
    key,
    parts: signatureOf(line).parts,
    line,
    rows: newest,
    jobs: new Set(newest.map(jobOf)).size,
    since: newest.at(-1) ? failedAt(newest.at(-1) as NowRow) : '',
    latest: newest[0] ? failedAt(newest[0]) : '',
    people: mostFrequent(newest.flatMap(({ run }) => run.creatorUserName ?? [])),
    workspaces: mostFrequent(newest.map(({ workspace }) => workspace)),
    isOpen: newest.some(({ recovery }) => recovery === null),
  }
}

function mostFrequent(values: readonly string[]): string[] {
  const counts = new Map<string, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1]).map(([value]) => value)
}

const byUrgency = (a: Cause, b: Cause) =>
  Number(b.isOpen) - Number(a.isOpen) ||
  b.jobs - a.jobs ||
  b.rows.length - a.rows.length ||
  (a.latest < b.latest ? 1 : -1)

/** The last failure of each job of a cause: its row, and what a repair of the cause repairs. */
export function latestOfEachJob(rows: readonly NowRow[]): NowRow[] {
  const seen = new Set<string>()
  return rows
    .toSorted((a, b) => (failedAt(a) < failedAt(b) ? 1 : -1))
    .filter((row) => !seen.has(jobOf(row)) && seen.add(jobOf(row)))
}

/** Why a cause has nothing to repair; undefined when it has. */
export function whyNotRepairCause(cause: Pick<Cause, 'isOpen' | 'rows'>): string | undefined {
  if (!cause.isOpen) return 'Every job with this error has succeeded since.'
  if (repairableOf(cause).length > 0) return undefined
  return 'Every job with this error has recovered or runs again.'
}

/** The jobs of a cause that have neither recovered nor run again: `Repair 9…`. */
export const repairableOf = ({ rows }: Pick<Cause, 'rows'>): NowRow[] =>
  latestOfEachJob(rows).filter(({ recovery, goesOnAs }) => recovery === null && goesOnAs === null)

/** What runs, furthest past its usual time first; where nobody knows what is usual, the longest first. */
export function sortRunning(rows: readonly NowRow[], nowMs: number): NowRow[] {
  const keyed = rows.map((row) => {
    const worked = workedMs(row.run, nowMs) ?? 0
    return { row, worked, ratio: ratioToUsual(worked, row.usual) ?? 0 }
  })
  return keyed.sort((a, b) => b.ratio - a.ratio || b.worked - a.worked).map(({ row }) => row)
}

/** It runs for longer than one and a half times what is usual. */
export const runsLong = ({ run, usual }: Pick<NowRow, 'run' | 'usual'>, nowMs: number): boolean =>
  run.isActive && isSlow(workedMs(run, nowMs), usual)

/** How long a queued run has waited. */
export const waitedMs = ({ run }: Pick<NowRow, 'run'>, nowMs: number): number =>
  run.startedAt === null ? 0 : Math.max(0, nowMs - Date.parse(run.startedAt))

export type NowSummary = {
  counts: Record<NowKind, number>
  /** One series a kind, oldest first; null while no workspace is there. */
  buckets: Buckets | null
  /** Failed more than in the window before; null where that is not known of every workspace. */
  moreFailed: number | null
  runningLong: number
  longestWaitMs: number
}

type OkPart = Extract<NowPart, { kind: 'ok' }>
const isOk = (part: NowPart): part is OkPart => part.kind === 'ok'

/** The numbers on top of the page, of every workspace that is there: also of what has no row here. */
export function summarize(pages: readonly NowPage[], nowMs: number): NowSummary {
  const parts = pages.flatMap((page) => page.parts).filter(isOk)
  const counts = Object.fromEntries(
    nowKinds.map((kind) => [kind, sum(parts.map((part) => part.counts[kind]))]),
  ) as Record<NowKind, number>
  const before = parts.map(({ failedBefore }) => failedBefore)
  const isKnown = before.every((count): count is number => count !== null)
  const waits = parts.flatMap((part) => part.waitingSince ?? [])
  return {
    counts,
    buckets: addBuckets(parts),
    moreFailed: isKnown && parts.length > 0 ? counts.failed - sum(before) : null,
    runningLong: sum(parts.map((part) => part.runningLong)),
    longestWaitMs: Math.max(0, ...waits.map((since) => nowMs - Date.parse(since))),
  }
}

const sum = (values: readonly number[]) => values.reduce((total, each) => total + each, 0)

/** Workspaces are asked within the same seconds, so their steps are taken for the same. */
function addBuckets(parts: readonly OkPart[]): Buckets | null {
  const [first] = parts
  if (!first) return null
  const added = nowKinds.map((kind) => [
    kind,
    first.buckets.counts[kind].map((_, at) =>
      sum(parts.map(({ buckets }) => buckets.counts[kind][at] ?? 0)),
    ),
  ])
  const counts = Object.fromEntries(added) as Buckets['counts']
  return { ...first.buckets, counts }
}

/** Some of what is left out can be asked for. How many runs go on at most is not one of these. */
export const canLoadMore = ({ coverage, errors, isPaused }: OkPart): boolean =>
  isPaused && (coverage.missing.length > 0 || errors.known < errors.of)

/** What a page does not show of a workspace, in sentences; empty when all is there. */
export function notLoaded(part: OkPart): string[] {
  const { coverage, hasMoreActive, errors, judged, isComplete } = part
  const [newest] = coverage.missing
  const missing = newest ? [missingWords(newest.to, coverage)] : []
  return [
    ...missing,
    ...(hasMoreActive ? ['Only the newest of the active runs are here.'] : []),
    ...(errors.known < errors.of
      ? [
          `The errors of ${errors.of - errors.known} of ${errors.of} failed runs ${isComplete ? 'could not be read' : 'are not read yet'}.`,
        ]
      : []),
    // Where nothing more is to come, the others are of jobs with too few successes.
    ...(!isComplete && judged.known < judged.of
      ? [`Of ${judged.of - judged.known} ended runs it is not known what is usual.`]
      : []),
  ]
}

function missingWords(to: string, { missing, stoppedBy }: OkPart['coverage']): string {
  const which = missing.length === 1 ? 'that started' : `of ${missing.length} spans of time`
  const why = stoppedBy === 'error' ? ': Databricks refused some of them' : ''
  return `Runs ${which} before ${to} are not all loaded${why}.`
}

/** Failures per step of the window, for the small chart beside a cause; oldest first. */
export function failuresPerStep(
  rows: readonly NowRow[],
  { from, stepMs, counts }: Buckets,
): number[] {
  const steps = counts.failed.map(() => 0)
  for (const row of rows) {
    const at = Math.floor((Date.parse(failedAt(row)) - Date.parse(from)) / stepMs)
    const step = Math.min(steps.length - 1, Math.max(0, at))
    steps[step] = (steps[step] ?? 0) + 1
  }
  return steps
}
