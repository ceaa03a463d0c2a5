import { levelWords, standingOf, type Access } from '@/lib/databricks/grants'
import type { RepairId } from '@/lib/databricks/ids'
import { formatCounted } from '@/lib/format/quantities'
import type { Run, RunDetail, TaskRun } from './schema'
import { ownTriggers } from './own-triggers'
import { keptDays } from './states'

export { criticalPathOf, triesOf } from './critical-path'
export { firstErrorLine, messageLine, withoutAnsi } from './error-line'
export * from './phases'
export * from './rows'
export { signatureOf, type Signature, type SignaturePart } from './signature'
export * from './state-words'
export * from './usual'

export type RunAction = 'cancel' | 'repair'

type ActedOn = Pick<Run, 'isActive' | 'lifeCycle' | 'state' | 'startedAt' | 'jobId'> &
  Partial<Pick<RunDetail, 'jobRunId' | 'tasks'>>

/** Why this cannot be done to this run by this person now, in a sentence; undefined when it can. */
export function whyNot(
  action: RunAction,
  run: ActedOn,
  access?: Access,
  nowMs = Date.now(),
): string | undefined {
  const reason = action === 'cancel' ? whyNotCancel(run) : whyNotRepair(run, nowMs)
  return reason ?? (access ? whyNotByAccess(access) : undefined)
}

function whyNotCancel({ isActive, lifeCycle }: ActedOn): string | undefined {
  if (!isActive) return 'It has ended.'
  return lifeCycle === 'TERMINATING' ? 'It is ending already.' : undefined
}

function whyNotRepair(run: ActedOn, nowMs: number): string | undefined {
  if (run.jobRunId) return 'This is one task of a run. Repair the run it belongs to.'
  if (run.isActive) return 'It still runs. Repair it when it has ended.'
  if (run.state === 'succeeded') return 'It succeeded, so there is nothing to repair.'
  if (run.state === 'skipped') return 'It never ran. Run the job again instead.'
  const ageMs = run.startedAt === null ? 0 : nowMs - Date.parse(run.startedAt)
  if (ageMs > keptDays * 24 * 3_600_000) return `It is older than ${keptDays} days.`
  const hasTasks = run.tasks !== undefined && run.tasks.length > 0
  return hasTasks && repairable(run.tasks ?? []).length === 0
    ? 'None of its tasks failed.'
    : undefined
}

/** The tasks that a repair of all failures runs again: what failed, was canceled, or waited for that in vain. */
export const repairable = (tasks: readonly TaskRun[]): TaskRun[] =>
  tasks.filter(
    ({ state, result }) =>
      state === 'failed' ||
      state === 'canceled' ||
      result === 'UPSTREAM_FAILED' ||
      result === 'UPSTREAM_CANCELED',
  )

/** The last repair of a run, which the next one has to name; null while it was never repaired. */
export const latestRepairId = ({ attempts }: Pick<RunDetail, 'attempts'>): RepairId | null =>
  attempts.findLast(({ kind }) => kind === 'repair')?.repairId ?? null

/** `Repair 3 tasks`. */
export const repairLabel = (tasks: readonly TaskRun[]): string =>
  `Repair ${formatCounted(repairable(tasks).length, 'task')}`

const levels = ['CAN_VIEW', 'CAN_MANAGE_RUN', 'CAN_MANAGE', 'IS_OWNER'] as const

/** Rights on a run are those on its job ("Job ACLs", Azure Databricks docs): both actions need Can Manage Run. */
function whyNotByAccess(access: Access): string | undefined {
  const standing = standingOf(access, levels)
  if (standing.kind === 'unknown') return undefined
  if (standing.kind === 'none')
    return 'You have no permission on its job. Somebody with Can Manage can give you Can Manage Run.'
  if (standing.level !== 'CAN_VIEW') return undefined
  const via = standing.via === null ? '' : ` through group ${standing.via}`
  return `This needs Can Manage Run; you have ${levelWords(standing.level)}${via}.`
}

/** What started it, in a word or two: `schedule`, `ben@contoso.example`, `another job`. */
export function launchedBy({
  trigger,
  creatorUserName,
}: Pick<Run, 'trigger' | 'creatorUserName'>): string {
  return launchers.get(trigger) ?? creatorUserName ?? 'unknown'
}

const launchers = new Map([
  ['PERIODIC', 'schedule'],
  ['RETRY', 'retry'],
  ['RUN_JOB_TASK', 'another job'],
  ['FILE_ARRIVAL', 'file arrival'],
  ['TABLE', 'table update'],
  ['CONTINUOUS', 'continuous'],
  ['CONTINUOUS_RESTART', 'continuous'],
])

/** Look again soon while something moves; rest when nothing does. */
export function refreshIntervalMs(runs: readonly Pick<Run, 'isActive'>[] = []): number {
  return runs.some(({ isActive }) => isActive) ? 4_000 : 30_000
}

/** The tasks that failed by themselves, the first failure first: what a person reads at 3 a.m. */
export const failedTasks = (tasks: readonly TaskRun[]): TaskRun[] =>
  tasks
    .filter(({ state }) => state === 'failed')
    .toSorted((a, b) => (a.endedAt ?? '~').localeCompare(b.endedAt ?? '~'))

/** Tasks that never ran because this one failed: what depends on it, and what depends on that. */
export function skippedBecauseOf(taskKey: string, tasks: readonly TaskRun[]): TaskRun[] {
  const reached = new Set([taskKey])
  for (let before = 0; before < reached.size;) {
    before = reached.size
    for (const task of tasks)
      if (task.dependsOn.some((each) => reached.has(each.taskKey))) reached.add(task.taskKey)
  }
  return tasks.filter(
    (task) =>
      task.taskKey !== taskKey && reached.has(task.taskKey) && task.result === 'UPSTREAM_FAILED',
  )
}

/** So many runs a history strip shows. */
export const historyLength = 14

/** The last runs of a job for its history strip, oldest first. */
export const strip = <T extends Pick<Run, 'startedAt'>>(
  runs: readonly T[],
  count = historyLength,
): T[] =>
  runs
    .toSorted((a, b) => (b.startedAt ?? '~').localeCompare(a.startedAt ?? '~'))
    .slice(0, count)
    .reverse()

/** When a job last went well, out of the runs that are here. */
export const lastSuccess = (runs: readonly Run[]): Run | undefined =>
  strip(runs, runs.length).findLast(({ state }) => state === 'succeeded')

/** The last run that the job's own trigger started, out of the runs that are here. */
export const lastByItself = (runs: readonly Run[]): Run | undefined =>
  strip(runs, runs.length).findLast(({ trigger }) => ownTriggers.has(trigger))

/** How a job's last success is told where its last run is none; undefined where it succeeded or never ran. */
export type SuccessStanding =
  | { kind: 'at'; run: Run }
  /** `isAll`: of everything that Databricks keeps. */
  | { kind: 'none'; of: number; isAll: boolean }

export function successStanding(runs: readonly Run[], isAll: boolean): SuccessStanding | undefined {
  const ended = strip(runs, runs.length).filter(({ isActive }) => !isActive)
  if (ended.length === 0 || ended.at(-1)?.state === 'succeeded') return undefined
  const run = lastSuccess(ended)
  return run ? { kind: 'at', run } : { kind: 'none', of: ended.length, isAll }
}
