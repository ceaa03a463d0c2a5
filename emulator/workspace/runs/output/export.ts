import type { Call } from '../../call'
import { invalidParameter } from '../../errors'
import { oneOf } from '../../fields'
import { queryId } from '../../jobs/ids'
import { findTask } from '../find'
import type { Run, TaskRun } from '../run'
import { failedAt } from '../run-state'

const views = ['CODE', 'DASHBOARDS', 'ALL'] as const

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

function commandsOf(run: Run, task: TaskRun) {
  const failed = task.cause && task.result === 'FAILED' ? task.cause : null
  const at = failedAt(run, task)
  return [
    { command: '%md\n# ' + task.key, state: 'finished', results: '' },
    {
      command: `df = spark.table("main.sales.${task.key}_input")\nresult = df.groupBy("region").count()`,
      state: 'finished',
      results: '',
    },
    {
      command: `result.write.mode("overwrite").saveAsTable("main.sales.${task.key}")`,
      state: failed ? 'error' : 'finished',
      results: failed ? failed.error(at) : '',
    },
  ]
}

/** The page as the service exports it: the notebook's model in a script, here with a readable body too. */
function toHtml(run: Run, task: TaskRun, name: string): string {
  const commands = commandsOf(run, task)
  const model = { name, language: 'python', version: 'NotebookV1', commands }
  const encoded = Buffer.from(encodeURIComponent(JSON.stringify(model))).toString('base64')
  const body = commands.map(
    ({ command, results }) =>
      `<pre class="command">${escaped(command)}</pre><pre class="result">${escaped(results)}</pre>`,
  )
  return [
    '<!DOCTYPE html>',
    `<html><head><meta charset="utf-8"><title>${escaped(name)} - Databricks</title></head>`,
    `<body>${body.join('')}`,
    `<script>var __DATABRICKS_NOTEBOOK_MODEL = '${encoded}';</script></body></html>`,
  ].join('\n')
}

/** Notebook tasks alone can be exported, one task at a time. */
export function exportRun(call: Call) {
  const { query } = call
  const which = oneOf('views_to_export', query.get('views_to_export') ?? 'CODE', views)
  const id = queryId(query, 'run_id')
  const { run, task } = findTask(
    call,
    id,
    'Exporting runs with multiple tasks is not supported. Please export each individual task run instead.',
  )
  const path = task.spec.notebook_task?.notebook_path
  if (path === undefined)
    throw invalidParameter(`Run ${id} is not a notebook run and cannot be exported.`)
  const name = path.split('/').at(-1) ?? path
  if (which === 'DASHBOARDS') return {}
  return { views: [{ content: toHtml(run, task, name), name, type: 'NOTEBOOK' }] }
}
