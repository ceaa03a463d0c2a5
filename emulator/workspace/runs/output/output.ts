import type { Call } from '../../call'
import { queryId } from '../../jobs/ids'
import { chance } from '../chance'
import { findTask } from '../find'
import { isOver, type Run, type TaskRun } from '../run'
import { failedAt } from '../run-state'
import { taskRunToDetails } from '../to-wire'
import { logOf } from './log'

const ofSeveral =
  'Retrieving the output of runs with multiple tasks is not supported. ' +
  'Please retrieve the output of each individual task run instead.'

/** What a notebook hands to `dbutils.notebook.exit`. */
function notebookResult(run: Run, task: TaskRun): string {
  const rows = Math.floor(chance(task.id, 'rows') * 2_000_000)
  return JSON.stringify({ status: 'ok', task: task.key, job: run.name, rows_written: rows })
}

function failure(run: Run, task: TaskRun): { error?: string; error_trace?: string } {
  const { cause, result } = task
  if (result === 'TIMEDOUT') return { error: 'Run timed out.' }
  if (result === 'CANCELED') return { error: 'Run cancelled.' }
  if (result !== 'FAILED') return {}
  if (!cause) return { error: 'Workload failed, see run output for details' }
  const at = failedAt(run, task)
  const trace = cause.trace(at)
  return { error: cause.error(at), ...(trace ? { error_trace: trace } : {}) }
}

function sqlOutput({ spec, id, result }: TaskRun, place: string) {
  const warehouse_id = spec.sql_task?.warehouse_id ?? ''
  const output_link = `${place}/sql/jobs/${id}`
  const lookup_key = `${id}-0`
  if (spec.sql_task?.dashboard) {
    const status = result === 'SUCCESS' ? 'SUCCESS' : 'FAILED'
    const widget = { widget_id: `w-${id}`, widget_title: 'Revenue by region', status, output_link }
    return { dashboard_output: { warehouse_id, widgets: [widget] } }
  }
  if (spec.sql_task?.alert)
    return { alert_output: { warehouse_id, output_link, alert_state: 'OK' } }
  return {
    query_output: {
      warehouse_id,
      endpoint_id: warehouse_id,
      output_link,
      sql_statements: [{ lookup_key }],
    },
  }
}

function byKind(run: Run, task: TaskRun, trace: string | undefined, now: number, place: string) {
  const { spec } = task
  if (spec.notebook_task) {
    const isDone = task.result === 'SUCCESS'
    return {
      notebook_output: isDone ? { result: notebookResult(run, task), truncated: false } : {},
    }
  }
  if (spec.sql_task) return isOver(task) ? { sql_output: sqlOutput(task, place) } : {}
  if (spec.run_job_task) {
    return task.childRunId === null ? {} : { run_job_output: { run_id: task.childRunId } }
  }
  if (spec.condition_task || spec.for_each_task || task.runningSince === null || !isOver(task))
    return {}
  const log = logOf(run, task, trace, now)
  if (!spec.dbt_task) return log
  return {
    ...log,
    dbt_output: {
      artifacts_link: `${place}/dbt/artifacts/${task.id}.tar.gz`,
      artifacts_headers: {},
    },
  }
}

/** Output belongs to one task; a run of several has none of its own. */
export function getOutput(call: Call) {
  const { workspace, query, now } = call
  const { run, task } = findTask(call, queryId(query, 'run_id'), ofSeveral)
  const place = { workspaceId: workspace.facts.workspaceId, now }
  const failed = failure(run, task)
  const origin = `https://adb-${workspace.facts.workspaceId}.azuredatabricks.net`
  return {
    metadata: taskRunToDetails(run, task, place, null),
    ...failed,
    ...byKind(run, task, failed.error_trace, now, origin),
  }
}
