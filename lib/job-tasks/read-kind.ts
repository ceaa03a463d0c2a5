import type { z } from 'zod'
import type { JobId } from '@/lib/databricks/ids'
import type { TaskKind } from './kinds'
import type { kindsWire, TaskSpecWire } from './wire'

/** What a task is, and on what. */
type Kind = { kind: TaskKind; target: string | null; targetJobId: JobId | null }
const of = (kind: TaskKind, target: string | undefined): Kind => ({
  kind,
  target: target || null,
  targetJobId: null,
})

/** The one `<kind>_task` field that is there says what a task is. */
export function toKind(
  wire: z.infer<typeof kindsWire> & Pick<TaskSpecWire, 'for_each_task'>,
): Kind {
  if (wire.for_each_task) return { ...toKind(wire.for_each_task.task ?? {}), kind: 'for-each' }
  if (wire.notebook_task) return of('notebook', wire.notebook_task.notebook_path)
  if (wire.spark_python_task) return of('python', wire.spark_python_task.python_file)
  if (wire.python_wheel_task)
    return of(
      'wheel',
      joined(':', wire.python_wheel_task.package_name, wire.python_wheel_task.entry_point),
    )
  if (wire.spark_jar_task) return of('jar', wire.spark_jar_task.main_class_name)
  if (wire.spark_submit_task) return of('spark-submit', undefined)
  if (wire.sql_task) return of('sql', sqlTarget(wire.sql_task))
  if (wire.dbt_task) return of('dbt', wire.dbt_task.commands?.join('; '))
  if (wire.pipeline_task) return of('pipeline', wire.pipeline_task.pipeline_id)
  if (wire.dashboard_task) return of('dashboard', wire.dashboard_task.dashboard_id)
  if (wire.alert_task) return of('alert', undefined)
  if (wire.power_bi_task) return of('power-bi', undefined)
  if (wire.condition_task) {
    const { left, op, right } = wire.condition_task
    return of('condition', joined(' ', left, op, right))
  }
  if (wire.run_job_task) {
    const targetJobId = wire.run_job_task.job_id ?? null
    return { kind: 'run-job', target: targetJobId, targetJobId }
  }
  return of('other', undefined)
}

const joined = (by: string, ...parts: (string | undefined)[]) => parts.filter(Boolean).join(by)

const sqlTarget = ({ file, query, dashboard, alert }: NonNullable<TaskSpecWire['sql_task']>) =>
  file?.path ?? query?.query_id ?? dashboard?.dashboard_id ?? alert?.alert_id
