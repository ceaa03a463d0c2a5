import 'server-only'
import { Refusal } from '@/lib/api/refusal'
import { settle } from '@/lib/api/settle'
import type { Caller } from '@/lib/auth/caller'
import type { VerbOptions } from '@/lib/databricks/call'
import { runId } from '@/lib/databricks/ids'
import { criticalPathOf, failedTasks } from '@/lib/resources/runs/rules'
import type { RunDetail } from '@/lib/resources/runs/schema'
import {
  askRun,
  askRunPage,
  getRunOutput,
  listSuccesses,
  type TimedSuccess,
} from '@/lib/resources/runs/server'
import { build } from './build'
import { firstDifference } from './first-difference'
import type { CompareLogsInput, CompareRunsInput, Comparison, LogComparison } from './schema'

/** Two runs of a workspace side by side, and both against the median of the last 20 successes before this one. */
export async function compareRuns(
  caller: Caller,
  { workspace, runId: id, with: wanted }: CompareRunsInput,
  options: VerbOptions = {},
): Promise<Comparison> {
  if (wanted === id) throw new Refusal(400, 'INVALID_PARAMETER_VALUE', sameRun)
  const asked = runId.safeParse(wanted)
  const named = asked.success ? askRun(caller, { workspace, runId: asked.data }, options) : null
  // Awaited below; a refusal of the first must not leave this one unheard.
  named?.catch(() => undefined)
  const here = await askRun(caller, { workspace, runId: id }, options)
  const successes = await successesBefore(caller, workspace, here, options)
  const other = named
    ? await named
    : await companion(caller, { here, wanted, workspace, successes }, options)
  return build({
    here,
    other,
    whyNoOther: other ? null : whyNoOther(here, wanted),
    successes,
    nowMs: Date.now(),
  })
}

const sameRun = 'A run cannot be compared with itself.'

type Workspace = CompareRunsInput['workspace']

/** What is usual is an addition: without the right to list runs, two runs can be compared all the same. */
async function successesBefore(
  caller: Caller,
  workspace: Workspace,
  { jobId, startedAt }: RunDetail,
  options: VerbOptions,
): Promise<TimedSuccess[]> {
  if (jobId === null || startedAt === null) return []
  const settled = await settle(
    listSuccesses(caller, { workspace, jobId, before: startedAt }, options),
  )
  return settled.ok ? settled.value : []
}

type Companion = {
  here: RunDetail
  wanted: CompareRunsInput['with']
  workspace: Workspace
  successes: readonly TimedSuccess[]
}

async function companion(
  caller: Caller,
  { here, wanted, workspace, successes }: Companion,
  options: VerbOptions,
): Promise<RunDetail | null> {
  const found =
    wanted === 'last-success'
      ? successes[0]?.runId
      : await runBefore(caller, workspace, here, options)
  return found === undefined ? null : askRun(caller, { workspace, runId: found }, options)
}

async function runBefore(
  caller: Caller,
  workspace: Workspace,
  { jobId, startedAt }: RunDetail,
  options: VerbOptions,
) {
  if (jobId === null || startedAt === null) return undefined
  const before = Date.parse(startedAt) - 1
  const query = { job_id: jobId, start_time_to: before, limit: 10 }
  const page = await askRunPage(caller, workspace, query, options)
  // One that was skipped because another ran did nothing to compare.
  return page.items.find(({ state }) => state !== 'skipped')?.runId
}

function whyNoOther({ jobId, startedAt }: RunDetail, wanted: CompareRunsInput['with']): string {
  if (jobId === null)
    return 'It was submitted without a job, so there is no earlier run of it. Any run of this workspace can be named by its id.'
  if (startedAt === null) return 'It has not started.'
  return wanted === 'last-success'
    ? 'None of the runs of its job before it that Databricks still keeps went well.'
    : 'Databricks keeps no run of its job before it.'
}

/** A log is up to 5 MB, and most tasks have none. */
const mostLooks = 4

/** Where the logs of a task first say something else in two runs. */
export async function compareLogs(
  caller: Caller,
  { workspace, runId: id, with: otherId, task }: CompareLogsInput,
  options: VerbOptions = {},
): Promise<LogComparison> {
  const [here, other] = await Promise.all([
    askRun(caller, { workspace, runId: id }, options),
    askRun(caller, { workspace, runId: otherId }, options),
  ])
  const tasks = tasksWorthReading(here, other)
  if (task !== undefined && !tasks.includes(task))
    throw new Refusal(404, 'RESOURCE_DOES_NOT_EXIST', `Task ${task} has not run in both runs.`)
  const without: string[] = []
  const wanted = task === undefined ? tasks.slice(0, mostLooks) : [task]
  for (const taskKey of wanted) {
    const [log, otherLog] = await Promise.all(
      [here, other].map((run) => readLog(caller, workspace, run, taskKey, options)),
    )
    if (log && otherLog)
      return {
        taskKey,
        difference: firstDifference(log, otherLog),
        without,
        tasks,
        asOf: here.asOf,
      }
    without.push(taskKey)
  }
  return { taskKey: null, difference: null, without, tasks, asOf: here.asOf }
}

/** Those that ran in both: what failed first, then the critical path, then the rest. */
function tasksWorthReading(here: RunDetail, other: RunDetail): string[] {
  const ran = (run: RunDetail) =>
    new Set(
      run.tasks
        .filter(({ state, startedAt }) => state !== 'skipped' && startedAt !== null)
        .map(({ taskKey }) => taskKey),
    )
  const [inHere, inOther] = [ran(here), ran(other)]
  const prints = new Map(
    here.tasks.map(({ taskKey, kind }) => [taskKey, !printsElsewhere.has(kind)]),
  )
  const order = [
    ...failedTasks(here.tasks).map(({ taskKey }) => taskKey),
    ...criticalPathOf(here, Date.parse(here.asOf)),
    ...inHere,
  ]
  const both = [...new Set(order)].filter((key) => inHere.has(key) && inOther.has(key))
  return [...both.filter((key) => prints.get(key)), ...both.filter((key) => !prints.get(key))]
}

/** Notebooks and SQL print into their own pages, and the others do not print. */
const printsElsewhere: ReadonlySet<string> = new Set([
  'notebook',
  'sql',
  'condition',
  'run-job',
  'for-each',
  'dashboard',
  'pipeline',
])

async function readLog(
  caller: Caller,
  workspace: Workspace,
  run: RunDetail,
  taskKey: string,
  options: VerbOptions,
): Promise<string | null> {
  const task = run.tasks.find((each) => each.taskKey === taskKey)
  if (!task) return null
  const output = await getRunOutput(
    caller,
    { workspace, runId: task.runId, log: 'all', tailBytes: 65_536, isOver: !task.isActive },
    options,
  )
  return output.log?.text ?? null
}
