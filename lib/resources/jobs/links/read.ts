import type { JobId } from '@/lib/databricks/ids'
import { toRunAs, toTriggers } from '../read'
import type { LinkedJobWire, LinkedTaskWire, StartsWire } from './wire'

/** Something a job says it writes, and by what it says so. */
export type Write = {
  kind: 'table' | 'schema' | 'path'
  name: string
  /** `parameter target_table`, `dbt task marts`. */
  said: string
  /** The task that says so; null where the job itself does. */
  taskKey: string | null
}

export type LinkedTask = {
  taskKey: string
  needs: readonly string[]
  /** It runs whatever came of what it needs, or only when that failed. */
  runsAnyway: boolean
  /** The job that it runs. */
  runs: JobId | null
  /** It may write, and does not say where to. */
  isSilent: boolean
}

/** A job as far as it is about what hangs on what. */
export type JobLinks = {
  jobId: JobId
  name: string
  owner: string | null
  runAs: string | null
  /** Who is mailed when it fails. */
  notifies: readonly string[]
  isPaused: boolean
  /** Not all its tasks are here. */
  isCut: boolean
  tasks: readonly LinkedTask[]
  /** Tables whose change starts it, and places where a new file does. */
  onTables: readonly string[]
  onFiles: readonly string[]
  writes: readonly Write[]
}

export function toLinks(wire: LinkedJobWire): JobLinks {
  const { settings } = wire
  const triggers = toTriggers(settings)
  const tasks = settings.tasks ?? []
  const said = tasks.map((task) => ({ task, writes: writesOfTask(task) }))
  return {
    jobId: wire.job_id,
    name: settings.name || `Untitled job ${wire.job_id}`,
    owner: wire.creator_user_name || null,
    runAs: toRunAs(wire)?.name ?? null,
    notifies: settings.email_notifications?.on_failure ?? [],
    isPaused: triggers.length > 0 && triggers.every(({ isPaused }) => isPaused),
    isCut: wire.has_more ?? false,
    tasks: said.map(({ task, writes }) => ({
      taskKey: task.task_key,
      needs: (task.depends_on ?? []).map(({ task_key }) => task_key),
      runsAnyway: anyway.has(task.run_if ?? ''),
      runs: workOf(task).run_job_task?.job_id ?? null,
      isSilent: writes.length === 0 && mayWrite(workOf(task)),
    })),
    onTables: triggers.flatMap((each) =>
      each.kind === 'table-update' ? each.tables.map(plainName) : [],
    ),
    onFiles: triggers.flatMap((each) => (each.kind === 'file-arrival' && each.url ? each.url : [])),
    writes: [
      ...namedWrites(
        (settings.parameters ?? []).map(({ name, default: value = '' }) => [name, value]),
      ).map((each) => ({ ...each, taskKey: null })),
      ...said.flatMap(({ writes }) => writes),
    ],
  }
}

/** The others wait for a success of all they need, or for no failure of it. */
const anyway = new Set(['ALL_DONE', 'AT_LEAST_ONE_SUCCESS', 'ALL_FAILED', 'AT_LEAST_ONE_FAILED'])

const workOf = (task: LinkedTaskWire): StartsWire => task.for_each_task?.task ?? task

/** Conditions, calls of other jobs, dashboards and alerts write no table. */
const mayWrite = (work: StartsWire): boolean =>
  Boolean(
    work.notebook_task ??
    work.spark_python_task ??
    work.python_wheel_task ??
    work.spark_jar_task ??
    work.spark_submit_task ??
    work.pipeline_task ??
    work.dbt_task,
  ) ||
  (work.sql_task !== undefined && !work.sql_task.dashboard && !work.sql_task.alert)

function writesOfTask(task: LinkedTaskWire): Write[] {
  const work = workOf(task)
  return [...namedWrites(parametersOf(work)), ...settingWrites(task.task_key, work)].map(
    (each) => ({ ...each, taskKey: task.task_key }),
  )
}

type Said = Omit<Write, 'taskKey'>

/** What the settings of a task name by themselves: dbt's schema, the tables that a pipeline is to refresh. */
function settingWrites(
  key: string,
  { dbt_task: dbt, pipeline_task: pipeline }: StartsWire,
): Said[] {
  const selected = [
    ...(pipeline?.refresh_selection ?? []),
    ...(pipeline?.full_refresh_selection ?? []),
  ]
  return [
    ...(dbt?.catalog && dbt.schema
      ? [{ kind: 'schema' as const, name: `${dbt.catalog}.${dbt.schema}`, said: `dbt task ${key}` }]
      : []),
    ...selected
      .map(plainName)
      .filter((name) => tableName.test(name))
      .map((name) => ({ kind: 'table' as const, name, said: `pipeline task ${key}` })),
  ]
}

type Named = readonly [name: string, value: string]

function parametersOf(work: StartsWire): Named[] {
  const { notebook_task, sql_task, python_wheel_task } = work
  const lists = [
    work.spark_python_task?.parameters,
    python_wheel_task?.parameters,
    work.spark_jar_task?.parameters,
    work.spark_submit_task?.parameters,
  ]
  return [
    ...Object.entries(notebook_task?.base_parameters ?? {}),
    ...Object.entries(sql_task?.parameters ?? {}),
    ...Object.entries(python_wheel_task?.named_parameters ?? {}),
    ...lists.flatMap((list) => flagsOf(list ?? [])),
  ]
}

/** `--target-table main.a.b` and `--target-table=main.a.b`. */
const flagsOf = (list: readonly string[]): Named[] =>
  list.flatMap((each, at): Named[] => {
    const flag = /^--?([\w-]+)(?:=(.*))?$/.exec(each)
    if (!flag?.[1]) return []
    return [[flag[1], flag[2] ?? list[at + 1] ?? '']]
  })

const saysOutput = /(?:^|[_.-])(?:target|output|sink|dest|destination)(?:[_.-]|$)/i
const tableName = /^[^\s./{}]+\.[^\s./{}]+\.[^\s./{}]+$/
const somePath = /^(?:\/Volumes\/|\/mnt\/|dbfs:\/|abfss?:\/\/|wasbs?:\/\/|s3a?:\/\/|gs:\/\/)/

/** Parameters that by their name are where something is written, and by their value a table or a place. */
function namedWrites(parameters: readonly Named[]): Said[] {
  return parameters.flatMap(([name, value]): Said[] => {
    if (!saysOutput.test(name)) return []
    const said = `parameter ${name}`
    if (somePath.test(value)) return [{ kind: 'path', name: value, said }]
    const table = plainName(value)
    return tableName.test(table) ? [{ kind: 'table', name: table, said }] : []
  })
}

/** Names of tables without the quotes they may wear; case is none of theirs. */
const plainName = (name: string): string => name.replaceAll('`', '').toLowerCase()
