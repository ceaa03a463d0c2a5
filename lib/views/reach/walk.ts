import type { JobId } from '@/lib/databricks/ids'
import type { JobLinks, LinkedTask, Write } from '@/lib/resources/jobs/links/read'
import type { FailedAt, FailedJob, ReachedJob, ReachedTable } from './schema'

export type Walked = { failed: FailedJob[]; items: ReachedJob[]; tables: ReachedTable[] }

/** A job that failed in some tasks, or one that did not run at all. */
type Stop = {
  job: JobLinks
  /** Empty where nobody knows which; then all of it may be behind them. */
  tasks: readonly string[]
  hasFailed: boolean
  steps: number
}

const most = 500

/**
 * What hangs on jobs that failed, nearest first. A failed job takes with it whoever runs it and the jobs that it
 * would have run after the failure; what it did not write starts no job either. A job that only did not run takes
 * nobody with it that runs it otherwise.
 */
export function walk(failures: readonly FailedAt[], jobs: ReadonlyMap<JobId, JobLinks>): Walked {
  const hung = hangersOf(jobs)
  const walked: Walked = { failed: [], items: [], tables: [] }
  const seen = new Set<JobId>(failures.map(({ jobId }) => jobId))
  const stops: Stop[] = failures.flatMap(({ jobId, tasks }) => {
    const job = jobs.get(jobId)
    return job ? { job, tasks: tasks ?? [], hasFailed: true, steps: 0 } : []
  })
  for (let at = 0; at < stops.length && walked.items.length < most; at += 1) {
    const stop = stops[at] as Stop
    const still = stillOf(stop)
    const writes = stop.job.writes.filter(({ taskKey }) => taskKey === null || still.has(taskKey))
    walked.tables.push(...writes.map((write) => toTable(write, stop.job)))
    if (stop.steps === 0) walked.failed.push(toFailed(stop, still))
    for (const { job, how, via, tasks } of hangersOn(stop, still, writes, hung, jobs)) {
      if (seen.has(job.jobId)) continue
      seen.add(job.jobId)
      const steps = stop.steps + 1
      walked.items.push(toReached(job, { how, via, steps, from: nameOf(stop.job) }))
      stops.push({ job, tasks, hasFailed: how === 'runs', steps })
    }
  }
  return { ...walked, tables: apart(walked.tables) }
}

/** The tasks of a stop that have not gone well: those that failed, and those behind them. */
function stillOf({ job, tasks, hasFailed }: Stop): Set<string> {
  if (!hasFailed || tasks.length === 0) return new Set(job.tasks.map(({ taskKey }) => taskKey))
  return new Set([...tasks, ...behind(tasks, job.tasks)])
}

/** Tasks that do not run after these failed. Who runs whatever came is none of them. */
export function behind(failed: readonly string[], tasks: readonly LinkedTask[]): string[] {
  const reached = new Set(failed)
  for (let before = -1; before < reached.size;) {
    before = reached.size
    for (const { taskKey, needs, runsAnyway } of tasks)
      if (!runsAnyway && needs.some((each) => reached.has(each))) reached.add(taskKey)
  }
  return tasks.flatMap(({ taskKey }) =>
    reached.has(taskKey) && !failed.includes(taskKey) ? taskKey : [],
  )
}

type Hanger = Pick<ReachedJob, 'how' | 'via'> & { job: JobLinks; tasks: readonly string[] }

type Hangers = {
  runners: ReadonlyMap<JobId, readonly { job: JobLinks; taskKey: string }[]>
  listeners: readonly JobLinks[]
}

function hangersOf(jobs: ReadonlyMap<JobId, JobLinks>): Hangers {
  const runners = new Map<JobId, { job: JobLinks; taskKey: string }[]>()
  for (const job of jobs.values())
    for (const { runs, taskKey } of job.tasks)
      if (runs !== null) runners.set(runs, [...(runners.get(runs) ?? []), { job, taskKey }])
  const listeners = [...jobs.values()].filter(
    ({ onTables, onFiles }) => onTables.length + onFiles.length > 0,
  )
  return { runners, listeners }
}

function hangersOn(
  { job, tasks, hasFailed }: Stop,
  still: ReadonlySet<string>,
  writes: readonly Write[],
  { runners, listeners }: Hangers,
  jobs: ReadonlyMap<JobId, JobLinks>,
): Hanger[] {
  const above = hasFailed ? (runners.get(job.jobId) ?? []) : []
  const below = job.tasks.filter(({ taskKey }) => still.has(taskKey) && !tasks.includes(taskKey))
  return [
    ...above.map((each) => ({
      job: each.job,
      how: 'runs' as const,
      via: each.taskKey,
      tasks: [each.taskKey],
    })),
    ...below.flatMap(({ runs, taskKey }): Hanger[] => {
      const run = runs === null ? undefined : jobs.get(runs)
      return run ? [{ job: run, how: 'run-by', via: taskKey, tasks: [] }] : []
    }),
    ...listeners.flatMap((listener) => heard(listener, writes)),
  ]
}

/** A listener that waits for one of these, by the first of them. */
function heard(job: JobLinks, writes: readonly Write[]): Hanger[] {
  for (const { kind, name } of writes) {
    const table = kind === 'path' ? undefined : job.onTables.find((each) => isOf(each, name, '.'))
    if (table !== undefined) return [{ job, how: 'table', via: table, tasks: [] }]
    const place =
      kind === 'path'
        ? job.onFiles.find((each) => isOf(name, each, '/') || isOf(each, name, '/'))
        : undefined
    if (place !== undefined) return [{ job, how: 'files', via: place, tasks: [] }]
  }
  return []
}

/** The thing itself, or a part of it: `main.marts.orders` of `main.marts`. */
function isOf(part: string, whole: string, separator: string): boolean {
  const end = whole.endsWith(separator) ? whole : whole + separator
  return part === whole || (part + separator).startsWith(end)
}

const nameOf = ({ jobId, name }: JobLinks) => ({ jobId, name })

const principalsOf = ({ owner, runAs, notifies }: JobLinks) => ({
  owner,
  runAs,
  notifies: [...notifies],
})

const toReached = (
  job: JobLinks,
  by: Pick<ReachedJob, 'how' | 'via' | 'from' | 'steps'>,
): ReachedJob => ({ ...nameOf(job), ...principalsOf(job), isPaused: job.isPaused, ...by })

const toFailed = ({ job, tasks }: Stop, still: ReadonlySet<string>): FailedJob => ({
  ...nameOf(job),
  ...principalsOf(job),
  blocked: tasks.length === 0 ? [] : behind(tasks, job.tasks),
  silent: job.tasks.filter(({ taskKey, isSilent }) => isSilent && still.has(taskKey)).length,
})

const toTable = ({ kind, name, said }: Write, job: JobLinks): ReachedTable => ({
  kind,
  name,
  said,
  by: nameOf(job),
})

/** Once by each job that writes it. */
function apart(tables: readonly ReachedTable[]): ReachedTable[] {
  const known = new Map(tables.map((each) => [`${each.by.jobId} ${each.kind} ${each.name}`, each]))
  return [...known.values()]
}
