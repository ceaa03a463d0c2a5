import type { TaskSpec } from '../../workspace/jobs/settings'
import { warehouseIds } from '../warehouse-ids'

/** One task of a seeded job and how long it usually takes. */
export type TaskSeed = { spec: TaskSpec; seconds: number; innerSeconds?: number }

const onCluster = { job_cluster_key: 'main' } as const

const after = (keys: string[]) =>
  keys.length > 0 ? { depends_on: keys.map((task_key) => ({ task_key })) } : {}

type More = Partial<TaskSpec>

export const notebook = (
  key: string,
  seconds: number,
  folder: string,
  needs: string[] = [],
  more: More = {},
): TaskSeed => ({
  seconds,
  spec: {
    task_key: key,
    ...after(needs),
    ...onCluster,
    notebook_task: { notebook_path: `/Workspace/Repos/${folder}/${key}.py`, source: 'WORKSPACE' },
    ...more,
  },
})

export const python = (
  key: string,
  seconds: number,
  folder: string,
  needs: string[] = [],
  more: More = {},
): TaskSeed => ({
  seconds,
  spec: {
    task_key: key,
    ...after(needs),
    ...onCluster,
    spark_python_task: {
      python_file: `/Workspace/Repos/${folder}/${key}.py`,
      parameters: ['--run-date', '{{job.start_time.iso_date}}'],
    },
    ...more,
  },
})

export const wheel = (
  key: string,
  seconds: number,
  packageName: string,
  needs: string[] = [],
): TaskSeed => ({
  seconds,
  spec: {
    task_key: key,
    ...after(needs),
    ...onCluster,
    python_wheel_task: { package_name: packageName, entry_point: key, parameters: [] },
    libraries: [{ whl: `/Volumes/main/libs/wheels/${packageName}-2.4.1-py3-none-any.whl` }],
  },
})

export const sql = (
  key: string,
  seconds: number,
  folder: string,
  needs: string[] = [],
): TaskSeed => ({
  seconds,
  spec: {
    task_key: key,
    ...after(needs),
    sql_task: {
      warehouse_id: warehouseIds.etl,
      file: { path: `/Workspace/Repos/${folder}/${key}.sql`, source: 'WORKSPACE' },
    },
  },
})

export const dashboard = (key: string, seconds: number, needs: string[] = []): TaskSeed => ({
  seconds,
  spec: {
    task_key: key,
    ...after(needs),
    sql_task: {
      warehouse_id: warehouseIds.bi,
      dashboard: { dashboard_id: '01ef2b7c5d1f1e6fa1c0a3f5b2d4c6e8' },
    },
  },
})

export const dbt = (
  key: string,
  seconds: number,
  model: string,
  needs: string[] = [],
): TaskSeed => ({
  seconds,
  spec: {
    task_key: key,
    ...after(needs),
    environment_key: 'dbt',
    dbt_task: {
      project_directory: 'transform',
      commands: ['dbt deps', `dbt run --select ${model}`],
      warehouse_id: warehouseIds.etl,
      catalog: 'main',
      schema: 'marts',
      source: 'GIT',
    },
  },
})

export const condition = (
  key: string,
  left: string,
  right: string,
  needs: string[] = [],
): TaskSeed => ({
  seconds: 1,
  spec: { task_key: key, ...after(needs), condition_task: { left, op: 'GREATER_THAN', right } },
})

/** Hangs on one branch of a condition. */
export const onBranch = (task: TaskSeed, of: string, outcome: 'true' | 'false'): TaskSeed => ({
  ...task,
  spec: { ...task.spec, depends_on: [{ task_key: of, outcome }] },
})

export const forEach = (
  key: string,
  inner: TaskSeed,
  inputs: string,
  concurrency: number,
  needs: string[] = [],
): TaskSeed => ({
  seconds: inner.seconds * 2,
  innerSeconds: inner.seconds,
  spec: {
    task_key: key,
    ...after(needs),
    for_each_task: { inputs, concurrency, task: inner.spec },
  },
})

export const runJob = (
  key: string,
  seconds: number,
  jobId: bigint,
  needs: string[] = [],
): TaskSeed => ({
  seconds,
  spec: { task_key: key, ...after(needs), run_job_task: { job_id: Number(jobId) } },
})

/** Two sources that are read, cleaned and joined, published and shown: eight tasks. */
export const eightTasks = (folder: string, subject: string, seconds: number): TaskSeed[] => [
  notebook(`ingest_${subject}`, seconds * 0.9, folder),
  notebook('ingest_reference', seconds * 0.6, folder),
  notebook(`clean_${subject}`, seconds, folder, [`ingest_${subject}`]),
  notebook('clean_reference', seconds * 0.8, folder, ['ingest_reference']),
  notebook(`join_${subject}`, seconds * 1.2, folder, [`clean_${subject}`, 'clean_reference']),
  sql('quality_checks', seconds * 0.3, folder, [`join_${subject}`]),
  sql('publish_marts', seconds * 0.7, folder, ['quality_checks']),
  dashboard('refresh_dashboard', seconds * 0.2, ['publish_marts']),
]

/** Models in layers: each hangs on two of the layer before. */
export function dbtLayers(count: number, layers: number, seconds: number): TaskSeed[] {
  const perLayer = Math.ceil(count / layers)
  const prefixes = ['stg', 'int', 'dim', 'fct', 'mart', 'rpt']
  const name = (index: number) => {
    const layer = Math.floor(index / perLayer)
    return `${prefixes[layer % prefixes.length] ?? 'x'}_${String(index % perLayer).padStart(2, '0')}`
  }
  return Array.from({ length: count }, (_, index) => {
    const before = index - perLayer
    const first = Math.floor(index / perLayer) * perLayer - perLayer
    const needs =
      before < 0 ? [] : [...new Set([name(before), name(first + ((index * 3 + 1) % perLayer))])]
    return dbt(name(index), seconds * (0.6 + ((index * 37) % 80) / 100), name(index), needs)
  })
}
