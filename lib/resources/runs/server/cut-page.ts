import type { Keep } from '@/lib/databricks/cache'
import { ownTriggers } from '../own-triggers'

/** A page of a job with many tasks is megabytes, of which states and times are little: what is kept of it. */
type Part = NonNullable<Keep['part']>

const timeFields = [
  'run_id',
  'task_key',
  'state',
  'status',
  'start_time',
  'end_time',
  'queue_duration',
  'setup_duration',
  'execution_duration',
  'cleanup_duration',
  'run_duration',
  'attempt_number',
  'depends_on',
  'has_more',
]

/** The times of runs and of their tasks, what waited for what, and how each ended. */
export const timesOnly: Part = {
  name: 'times',
  of: (page) => ({
    next_page_token: (page as { next_page_token?: unknown } | null)?.next_page_token,
    runs: listOf(page, 'runs').map((run) => ({
      ...only(timeFields, run),
      tasks: listOf(run, 'tasks').map((task) => only(timeFields, task)),
    })),
  }),
}

/**
 * How runs ended and what started them, without their tasks, and no further back than both a success and a start by
 * itself are among them: of most jobs that is one run, and thousands of jobs are kept.
 */
export const endingsOnly: Part = {
  name: 'endings',
  of: (page) => ({
    next_page_token: (page as { next_page_token?: unknown } | null)?.next_page_token,
    runs: untilTold(listOf(page, 'runs')).map((run) => only(endingFields, run)),
  }),
}

function untilTold(runs: object[]): object[] {
  const [well, own] = [runs.findIndex(wentWell), runs.findIndex(beganByItself)]
  return well === -1 || own === -1 ? runs : runs.slice(0, Math.max(well, own) + 1)
}

const wentWell = (run: { state?: { result_state?: unknown } }) =>
  run.state?.result_state === 'SUCCESS'

const beganByItself = ({ trigger }: { trigger?: unknown }) => ownTriggers.has(String(trigger))

const endingFields = ['run_id', 'job_id', 'state', 'status', 'start_time', 'end_time', 'trigger']

/** What a list shows of each run: without its tasks, its clusters and what it was told to do. */
export const headsOnly: Part = {
  name: 'heads',
  of: (page) => ({
    next_page_token: (page as { next_page_token?: unknown } | null)?.next_page_token,
    runs: listOf(page, 'runs').map((run) => only(headFields, run)),
  }),
}

const headFields = [
  ...timeFields.filter((field) => field !== 'task_key' && field !== 'depends_on'),
  'job_id',
  'run_name',
  'run_type',
  'run_page_url',
  'trigger',
  'trigger_info',
  'schedule',
  'creator_user_name',
  'git_source',
]

/** The page as it is, but without what its tasks are set to do. */
export const attemptsOnly: Part = {
  name: 'attempts',
  of: (page) => ({
    ...(page as object),
    runs: listOf(page, 'runs').map((run) => ({
      ...run,
      job_clusters: undefined,
      tasks: listOf(run, 'tasks').map((task) => only(timeFields, task)),
    })),
  }),
}

const only = (fields: readonly string[], of: object) =>
  Object.fromEntries(Object.entries(of).filter(([name]) => fields.includes(name)))

function listOf(holder: unknown, name: string): object[] {
  const list: unknown = (holder as Record<string, unknown> | null)?.[name]
  const isObject = (each: unknown): each is object => typeof each === 'object' && each !== null
  return Array.isArray(list) ? list.filter(isObject) : []
}
