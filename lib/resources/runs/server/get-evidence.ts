import 'server-only'
import { settle } from '@/lib/api/settle'
import type { Caller } from '@/lib/auth/caller'
import type { VerbOptions } from '@/lib/databricks/call'
import { env } from '@/lib/env/server'
import { runWithoutSecrets, taskWithoutSecrets, withoutSecrets } from '../evidence/redact'
import type { EvidenceOfTask, RunEvidence } from '../evidence/schema'
import { criticalPathOf, failedTasks, withoutAnsi } from '../rules'
import type { RunInput, TaskRun } from '../schema'
import { askRun } from './ask'
import { getRunOutput } from './get-output'

const mostFailures = 10
const tailBytes = 24_000

/** All that is known of a run and its failures, to be handed to somebody else; what looks like a secret is taken out. */
export async function getRunEvidence(
  caller: Caller,
  input: RunInput,
  options: VerbOptions = {},
): Promise<RunEvidence> {
  const run = await askRun(caller, input, options)
  const failed = failedTasks([...run.tasks, ...run.iterations])
  const failures = await Promise.all(
    failed.slice(0, mostFailures).map((task) => evidenceOf(caller, input, task, options)),
  )
  return {
    workspace: input.workspace,
    run: runWithoutSecrets(run),
    failures,
    left: Math.max(0, failed.length - mostFailures),
    criticalPath: criticalPathOf(run, Date.parse(run.asOf)),
    pageUrl: `${env().origin}/workspaces/${input.workspace}/runs/${input.runId}`,
    asOf: run.asOf,
  }
}

/** One output that cannot be read takes nothing from the others. */
async function evidenceOf(
  caller: Caller,
  { workspace }: RunInput,
  task: TaskRun,
  options: VerbOptions,
): Promise<EvidenceOfTask> {
  const ask = { workspace, runId: task.runId, log: 'tail' as const, tailBytes, isOver: false }
  const settled = await settle(getRunOutput(caller, ask, options))
  const clean = (text: string | null | undefined) =>
    text ? withoutSecrets(withoutAnsi(text)) : null
  if (!settled.ok)
    return {
      task: taskWithoutSecrets(task),
      error: clean(task.message),
      trace: null,
      log: null,
      whyNot: settled.problem.detail,
    }
  const { error, trace, log } = settled.value
  return {
    task: taskWithoutSecrets(task),
    error: clean(error ?? task.message),
    trace: clean(trace),
    log: clean(log?.text),
    whyNot: null,
  }
}
