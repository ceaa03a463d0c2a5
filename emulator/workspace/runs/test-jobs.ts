import { openTestSite, type Alias, type TestSite, type Who } from '../test-site'

export type State = {
  life_cycle_state: string
  result_state?: string
  state_message: string
  queue_reason?: string
  user_cancelled_or_timedout: boolean
}
export type Status = {
  state: string
  queue_details?: { code: string }
  termination_details?: { code: string; type: string; message: string }
}

export type TaskReply = {
  run_id: number
  task_key: string
  attempt_number: number
  state: State
  status: Status
  start_time: number
  setup_duration: number
  execution_duration: number
  cleanup_duration: number
  end_time?: number
  condition_task?: { outcome?: string }
  for_each_task?: { stats: { task_run_stats: Record<string, number> } }
  resolved_values?: unknown
  cluster_instance?: { cluster_id: string }
}

export type RunReply = {
  run_id: number
  job_id?: number
  run_name: string
  state: State
  status: Status
  start_time: number
  end_time?: number
  run_duration?: number
  queue_duration?: number
  setup_duration: number
  execution_duration: number
  trigger: string
  trigger_info?: { run_id: number }
  run_type: string
  tasks?: TaskReply[]
  iterations?: TaskReply[]
  job_parameters?: { name: string; value: string; default?: string }[]
  repair_history?: { id?: number; type: string; task_run_ids: number[]; state: State }[]
  next_page_token?: string
  has_more?: boolean
}

export type JobReply = {
  job_id: number
  creator_user_name?: string
  run_as_user_name?: string
  settings: {
    name: string
    tasks?: { task_key: string }[]
    tags?: Record<string, string>
    schedule?: { quartz_cron_expression: string; timezone_id: string; pause_status?: string }
    trigger?: Record<string, unknown>
    continuous?: unknown
    [more: string]: unknown
  }
  has_more?: boolean
  next_page_token?: string
}

export type Reply = RunReply &
  JobReply & {
    error_code?: string
    message?: string
    jobs?: JobReply[]
    runs?: RunReply[]
    prev_page_token?: string
    repair_id: number
    error?: string
    error_trace?: string
    logs?: string
    logs_truncated?: boolean
    notebook_output?: { result?: string }
    sql_output?: Record<string, unknown>
    run_job_output?: { run_id: number }
    metadata: RunReply
    views: { content: string; name: string; type: string }[]
  }

export type JobsSite = {
  site: TestSite
  get: (who: Who, path: string, alias?: Alias) => Promise<Reply>
  post: (who: Who, path: string, body: unknown, alias?: Alias) => Promise<Reply>
  /** Makes a job of these tasks, as ben, and returns its id. */
  make: (tasks: unknown[], more?: object) => Promise<number>
  start: (jobId: number, more?: object) => Promise<number>
  run: (runId: number) => Promise<RunReply>
  /** Moves the clock. */
  wait: (ms: number) => void
}

/** What a test sets out from; a refusal is no answer to go on with. */
function granted(reply: Reply): Reply {
  if (reply.error_code) throw new Error(`${reply.error_code}: ${reply.message ?? ''}`)
  return reply
}

/** Both workspaces, their clock standing still; every answer is held against the contract. */
export async function openJobsSite(): Promise<JobsSite> {
  const site = await openTestSite()
  const call = async (who: Who, path: string, request: object, alias: Alias = 'prod') =>
    (await site.as(who, `/api/2.2/jobs/${path}`, request, alias)).body as unknown as Reply
  const get: JobsSite['get'] = (who, path, alias) => call(who, path, {}, alias)
  const post: JobsSite['post'] = (who, path, body, alias) =>
    call(who, path, { method: 'POST', body }, alias)
  const make = async (tasks: unknown[], more = {}) =>
    granted(await post('ben', 'create', { name: 'made', tasks, ...more }))
  const start = async (job_id: number, more = {}) =>
    granted(await post('ben', 'run-now', { job_id, ...more }))
  return {
    site,
    get,
    post,
    make: async (tasks, more) => (await make(tasks, more)).job_id,
    start: async (jobId, more) => (await start(jobId, more)).run_id,
    run: async (runId) =>
      granted(await get('ben', `runs/get?run_id=${runId}&include_history=true`)),
    wait: (ms) => site.clock.advance(ms),
  }
}

/** A task on compute that is there at once. */
export const task = (task_key: string, after: string[] = [], more: object = {}) => ({
  task_key,
  notebook_task: { notebook_path: `/Workspace/tests/${task_key}` },
  ...(after.length > 0 ? { depends_on: after.map((key) => ({ task_key: key })) } : {}),
  ...more,
})

export const statesOf = (run: RunReply): Record<string, string> =>
  Object.fromEntries(
    (run.tasks ?? []).map(({ task_key, state }) => [
      task_key,
      state.result_state ?? state.life_cycle_state,
    ]),
  )

export const minute = 60_000
export const hour = 60 * minute
