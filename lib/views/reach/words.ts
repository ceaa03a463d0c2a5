import { formatCount, formatCounted } from '@/lib/format/quantities'
import type { FailedAt, FailedJob, ReachedJob, ReachPage } from './schema'

/** How a job hangs on another, after its name. */
export function hangsWords({ how, via, from, isPaused }: ReachedJob): string {
  const words: Record<ReachedJob['how'], string> = {
    runs: `runs ${from.name} as its task ${via}`,
    'run-by': `would be run by task ${via} of ${from.name}`,
    table: `waits for table ${via}, which ${from.name} writes`,
    files: `waits for files in ${via}, where ${from.name} writes`,
  }
  return words[how] + (isPaused ? ', paused' : '')
}

type Principals = Pick<FailedJob, 'owner' | 'runAs' | 'notifies'>
export type Concerned = { name: string; owns: number; runs: number; isMailed: boolean }

/** Who has to do with these jobs: who owns them, as whom they run, who is mailed when they fail. The most concerned first. */
export function concerned(jobs: readonly Principals[]): Concerned[] {
  const known = new Map<string, Concerned>()
  const of = (name: string) => {
    const person = known.get(name) ?? { name, owns: 0, runs: 0, isMailed: false }
    known.set(name, person)
    return person
  }
  for (const { owner, runAs, notifies } of jobs) {
    if (owner !== null) of(owner).owns += 1
    if (runAs !== null && runAs !== owner) of(runAs).runs += 1
    for (const name of notifies) of(name).isMailed = true
  }
  return [...known.values()].sort((a, b) => b.owns + b.runs - (a.owns + a.runs))
}

/** `owns 4, is mailed when they fail`. */
export function concernWords({ owns, runs, isMailed }: Concerned): string {
  return [
    owns > 0 && `owns ${owns}`,
    runs > 0 && `runs ${runs}`,
    isMailed && 'is mailed when they fail',
  ]
    .filter(Boolean)
    .join(', ')
}

/** Tasks of the failed jobs that do not run; null where there is none. */
export function blockedWords(failed: readonly FailedJob[]): string | null {
  const hit = failed.filter(({ blocked }) => blocked.length > 0)
  if (hit.length === 0) return null
  const tasks = hit.reduce((sum, { blocked }) => sum + blocked.length, 0)
  return `${formatCounted(tasks, 'task')} behind the failure in ${formatCounted(hit.length, 'of these jobs', 'of these jobs')}`
}

/** What is not known, in sentences: a blast radius is told only as far as it goes. */
export function unknownWords(
  { failed, unseen, coverage }: ReachPage,
  asked: readonly FailedAt[],
): string[] {
  const silent = failed.reduce((sum, each) => sum + each.silent, 0)
  const unread = asked.length - failed.length - unseen.length
  return [
    ...(silent > 0
      ? [
          `${formatCount(silent)} of their tasks may write tables without saying so in the job: only Unity Catalog's lineage tables know, and those need a warehouse.`,
        ]
      : []),
    ...(unseen.length > 0
      ? [`${formatCounted(unseen.length, 'job')} you may not see, or somebody has deleted.`]
      : []),
    ...(unread > 0 ? [`${formatCounted(unread, 'job')} not looked at.`] : []),
    ...coverageWords(coverage),
  ]
}

function coverageWords({ jobs, stoppedBy }: ReachPage['coverage']): string[] {
  if (stoppedBy === 'limit') return [`Only the newest ${jobs} jobs were looked through.`]
  if (stoppedBy === 'budget')
    return [`${jobs} jobs are looked through so far, more are on their way.`]
  return stoppedBy === 'error'
    ? [`The workspace gave only ${jobs} of its jobs to look through.`]
    : []
}
