import 'server-only'
import { cursorOf } from '@/lib/api/cursor'
import type { Caller } from '@/lib/auth/caller'
import { apiPath } from '@/lib/databricks/api-path'
import type { Keep } from '@/lib/databricks/cache'
import type { VerbOptions } from '@/lib/databricks/call'
import { CallBudget } from '@/lib/databricks/call-budget'
import { askWorkspace } from '@/lib/databricks/client'
import { collectPages } from '@/lib/databricks/pages'
import type { GridCell, GridPage, GridRun, RunGridInput } from '../grid'
import { phasesOf } from '../phases'
import { toRunDetail } from '../read'
import { run, type RunDetail, type TaskRun } from '../schema'
import { runPageWire, type RunWire } from '../wire'
import { askRun, runsPerPage } from './ask'
import { attemptsOnly } from './cut-page'

/**
 * The newest runs of a job, each with every task of it. A list tells 100 tasks of a run; the rest is asked for run
 * by run, the newest first, as far as the budget goes: a run without it is there and says that it is not whole.
 */
export async function getRunGrid(
  caller: Caller,
  { workspace, jobId, limit, pageToken, budgetMs }: RunGridInput,
  { signal }: VerbOptions = {},
): Promise<GridPage> {
  let firstAsOf: string | undefined
  const cursor = cursorOf('runs-grid', { workspace, jobId })
  const page = await collectPages(limit, cursor.open(pageToken), async (token, wanted) => {
    const { value, asOf } = await askWorkspace(caller, workspace, {
      method: 'GET',
      path: apiPath`/api/2.2/jobs/runs/list`,
      query: {
        job_id: jobId,
        expand_tasks: true,
        limit: Math.min(runsPerPage, wanted),
        page_token: token ?? undefined,
      },
      reader: runPageWire,
      keep: keepPage,
      signal,
    })
    firstAsOf ??= asOf
    return { items: value.runs, nextPageToken: value.next_page_token || null }
  })
  const budget = new CallBudget({ lanes: 6, deadline: Date.now() + budgetMs, signal })
  const asOf = firstAsOf ?? new Date().toISOString()
  const wholeOf = async (wire: RunWire, age: number): Promise<RunDetail | undefined> => {
    if (!wire.has_more) return toRunDetail(wire, asOf)
    const run = { workspace, runId: wire.run_id }
    const options = wire.end_time ? { keep: ofEnded } : { signal }
    // Without its rest a run still says what the list said.
    return budget.run(age, () => askRun(caller, run, options)).catch(() => undefined)
  }
  try {
    const items = await Promise.all(
      page.items.map(async (wire, age) => {
        const whole = await wholeOf(wire, age)
        return toGridRun(whole ?? toRunDetail(wire, asOf), whole !== undefined)
      }),
    )
    return { items, nextPageToken: cursor.seal(page.nextPageToken), asOf }
  } finally {
    budget.close()
  }
}

/** It may be repaired, but that begins with somebody here or shows in the list soon. */
const ofEnded: Keep = { freshMs: 60_000, staleMs: 10 * 60_000 }

// A page of a job with many tasks is megabytes, of which states and times are little.
const keepPage: Keep = { freshMs: 1_000, part: attemptsOnly }

function toGridRun(detail: RunDetail, isWhole: boolean): GridRun {
  return {
    // What only a run by itself tells is left out by its schema.
    ...run.parse(detail),
    cells: detail.tasks.map(toCell),
    isWhole,
    phases: isWhole && !detail.isActive ? phasesOf(detail, Date.now()) : null,
  }
}

const toCell = (task: TaskRun): GridCell => ({
  taskKey: task.taskKey,
  runId: task.runId,
  state: task.state,
  isActive: task.isActive,
  lifeCycle: task.lifeCycle,
  result: task.result,
  attemptNumber: task.attemptNumber,
  startedAt: task.startedAt,
  tookMs: task.durations.totalMs,
})
