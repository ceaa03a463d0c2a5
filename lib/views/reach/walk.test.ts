import { jobId } from '@/lib/databricks/ids'
import { toLinks } from '@/lib/resources/jobs/links/read'
import { linkedJobWire } from '@/lib/resources/jobs/links/wire'
import { walk } from './walk'

type Task = { task_key: string; [more: string]: unknown }

const id = (number: number) => jobId.parse(String(number))
const after = (...keys: string[]) => ({ depends_on: keys.map((task_key) => ({ task_key })) })
const runs = (job_id: number) => ({ run_job_task: { job_id } })
const notebook = { notebook_task: { notebook_path: '/x' } }

/** `job(1, settings, ...tasks)` as the wire has it. */
const job = (number: number, settings: object, ...tasks: Task[]) =>
  toLinks(
    linkedJobWire.parse({
      job_id: number,
      creator_user_name: `owner-${number}`,
      settings: { name: `job ${number}`, ...settings, tasks },
    }),
  )

const walked = (failed: [number, string[] | null][], ...jobs: ReturnType<typeof job>[]) =>
  walk(
    failed.map(([number, tasks]) => ({ jobId: id(number), tasks })),
    new Map(jobs.map((each) => [each.jobId, each])),
  )

const told = ({ items }: ReturnType<typeof walk>) =>
  items.map(({ name, how, via, from, steps }) => `${steps} ${name}: ${how} ${via} of ${from.name}`)

const onTable = (...table_names: string[]) => ({ trigger: { table_update: { table_names } } })
const onFiles = (url: string) => ({ trigger: { file_arrival: { url } } })
const target = (value: string) => ({ parameters: [{ name: 'target_table', default: value }] })

it('whoever runs the job that failed hangs on it, and who runs that one in turn', () => {
  const result = walked(
    [[1, ['load']]],
    job(1, {}, { task_key: 'load', ...notebook }),
    job(2, {}, { task_key: 'call', ...runs(1) }),
    job(3, {}, { task_key: 'night', ...runs(2) }),
    job(4, {}, { task_key: 'other', ...runs(9) }),
  )
  expect(told(result)).toEqual(['1 job 2: runs call of job 1', '2 job 3: runs night of job 2'])
})

it('a job that stands behind the failure is not run, one that stands before it was', () => {
  const result = walked(
    [[1, ['merge']]],
    job(
      1,
      {},
      { task_key: 'first', ...runs(2) },
      { task_key: 'merge', ...notebook, ...after('first') },
      { task_key: 'then', ...runs(3), ...after('merge') },
      { task_key: 'report', ...runs(4), ...after('merge'), run_if: 'ALL_DONE' },
    ),
    job(2, {}),
    job(3, {}),
    job(4, {}),
  )
  expect(told(result)).toEqual(['1 job 3: run-by then of job 1'])
  expect(result.failed[0]).toMatchObject({ blocked: ['then'], silent: 1 })
})

it('a job that only was not run takes nobody with it that runs it at other times', () => {
  const result = walked(
    [[1, ['load']]],
    job(1, {}, { task_key: 'load' }, { task_key: 'then', ...runs(2), ...after('load') }),
    job(2, {}, { task_key: 'deeper', ...runs(3) }),
    job(3, {}),
    job(4, {}, { task_key: 'also', ...runs(2) }),
  )
  expect(told(result)).toEqual(['1 job 2: run-by then of job 1', '2 job 3: run-by deeper of job 2'])
})

it('what waits for a table that is not written hangs on the job that says it writes it', () => {
  const result = walked(
    [[1, null]],
    job(1, target('Main.sales.`orders`'), { task_key: 'load', ...notebook }),
    job(2, onTable('main.sales.orders')),
    job(3, onTable('main.sales.orders_archive')),
  )
  expect(told(result)).toEqual(['1 job 2: table main.sales.orders of job 1'])
  expect(result.tables).toEqual([
    {
      kind: 'table',
      name: 'main.sales.orders',
      said: 'parameter target_table',
      by: { jobId: '1', name: 'job 1' },
    },
  ])
})

it('a schema of dbt stands for its tables, and no other schema', () => {
  const result = walked(
    [[1, ['build']]],
    job(1, {}, { task_key: 'build', dbt_task: { commands: [], catalog: 'main', schema: 'marts' } }),
    job(2, onTable('main.marts.fct_orders')),
    job(3, onTable('main.marts_old.fct_orders')),
  )
  expect(told(result)).toEqual(['1 job 2: table main.marts.fct_orders of job 1'])
})

it('a task that went well has written what it writes', () => {
  const output = { notebook_task: { base_parameters: { output_table: 'main.a.early' } } }
  const result = walked(
    [[1, ['late']]],
    job(
      1,
      {},
      { task_key: 'early', ...output },
      {
        task_key: 'late',
        spark_python_task: { parameters: ['--target', 'main.a.late'] },
        ...after('early'),
      },
    ),
    job(2, onTable('main.a.early')),
    job(3, onTable('main.a.late')),
  )
  expect(told(result)).toEqual(['1 job 3: table main.a.late of job 1'])
})

it('new files are waited for at the place they would be written to', () => {
  const put = (value: string) => ({ parameters: [{ name: 'output-path', default: value }] })
  const result = walked(
    [[1, null]],
    job(1, put('/Volumes/main/raw/orders/day'), { task_key: 'put', ...notebook }),
    job(2, onFiles('/Volumes/main/raw/orders/')),
    job(3, onFiles('/Volumes/main/raw/orders_2/')),
  )
  expect(told(result)).toEqual(['1 job 2: files /Volumes/main/raw/orders/ of job 1'])
})

it('what a parameter does not say to be written, or what is no table, is not taken for one', () => {
  const parameters = [
    { name: 'source_table', default: 'main.a.b' },
    { name: 'targeting', default: 'main.a.c' },
    { name: 'target_table', default: '{{job.parameters.x}}' },
    { name: 'output', default: 'yes' },
  ]
  const result = walked([[1, null]], job(1, { parameters }, { task_key: 'x', ...notebook }))
  expect(result.tables).toEqual([])
  expect(result.failed[0]?.silent).toBe(1)
})

it('jobs that run each other in a circle are each told once', () => {
  const result = walked(
    [[1, ['a']]],
    job(1, {}, { task_key: 'a', ...runs(2) }),
    job(2, {}, { task_key: 'b', ...runs(1) }),
  )
  expect(told(result)).toEqual(['1 job 2: runs b of job 1'])
})

it('a for-each that runs jobs runs them all the same', () => {
  const result = walked(
    [[1, ['x']]],
    job(1, {}, { task_key: 'x', ...notebook }),
    job(2, {}, { task_key: 'each', for_each_task: { task: runs(1) } }),
  )
  expect(told(result)).toEqual(['1 job 2: runs each of job 1'])
})
