import 'server-only'
import { settle } from '@/lib/api/settle'
import type { Caller } from '@/lib/auth/caller'
import type { Keep } from '@/lib/databricks/cache'
import { allowanceOf, callsAtMost } from '@/lib/databricks/call-allowance'
import type { VerbOptions } from '@/lib/databricks/call'
import { CallBudget } from '@/lib/databricks/call-budget'
import type { WorkspaceAlias } from '@/lib/databricks/ids'
import type { Run } from '@/lib/resources/runs/schema'
import {
  asTheyStand,
  coverageOf,
  headsOnly,
  readParts,
  readRuns,
  sincePause,
  type RunsReading,
} from '@/lib/resources/runs/server'
import { onGrid } from '@/lib/resources/runs/slices'
import { windowMs, type RunWindow } from '@/lib/resources/runs/states'
import { knownWorkspaces, workspaceOf } from '@/lib/resources/workspaces/server'
import { bucketsOf, build, isWithin } from './build'
import { CloserLook } from './look-closer'
import type { NowPage, NowPart, NowRow, ReadNowInput } from './schema'

/**
 * What is broken, runs, waits, is slow or has recovered, over every workspace or one. Workspaces are asked
 * together, each within the budget: one that fails or is slow says so, and the rest is there.
 */
export async function readNow(
  caller: Caller,
  { window, workspace, budgetMs, more }: ReadNowInput,
  { signal }: VerbOptions = {},
): Promise<NowPage> {
  const asOf = new Date().toISOString()
  const aliases = workspace
    ? [workspaceOf(caller, workspace).alias]
    : knownWorkspaces(caller).map(({ alias }) => alias)
  const all = await Promise.all(
    aliases.map((alias) => readPart(caller, alias, { window, budgetMs, more }, signal)),
  )
  return {
    window,
    items: all.flatMap(({ rows }) => rows),
    parts: all.map(({ part }) => part),
    asOf: all.flatMap(({ part }) => (part.kind === 'ok' ? part.asOf : [])).sort()[0] ?? asOf,
  }
}

type PartRows = { part: NowPart; rows: NowRow[] }

async function readPart(
  caller: Caller,
  workspace: WorkspaceAlias,
  { window, budgetMs, more }: Omit<ReadNowInput, 'workspace'>,
  signal: AbortSignal | undefined,
): Promise<PartRows> {
  const allowance = allowanceOf(caller, workspace, 'now')
  if (more) allowance.renew()
  // About as many calls a second as a workspace allows for lists of runs (30).
  const budget = new CallBudget({ lanes: 8, deadline: Date.now() + budgetMs, signal })
  const settled = await settle(
    readWorkspace({
      caller,
      workspace,
      window,
      budget,
      mayAsk: allowance.take,
      mayAskAnew: callsAtMost(mostAnew),
    }),
  )
  budget.close()
  if (settled.ok) return settled.value
  return { part: { kind: 'failed', workspace, problem: settled.problem }, rows: [] }
}

type Asked = {
  caller: Caller
  workspace: WorkspaceAlias
  window: RunWindow
  budget: CallBudget
  /** For what stays as it is: it is asked for once, and that may take many calls. */
  mayAsk: Keep['mayAsk']
  /** For what every look has to ask anew: what goes on, and what is new. */
  mayAskAnew: () => boolean
}

/** The smaller first. Within a list, its newer slices come first. */
const priorities = {
  active: 0,
  newest: 0.1,
  firstErrors: 0.3,
  firstHistories: 0.6,
  older: 1,
  outdated: 2,
  moreErrors: 3,
  moreHistories: 3.5,
  before: 4,
  usual: 6,
}
/** So many rows are looked at closely before the window is read to its end: what a screen shows. */
const firstRows = 24
const mostUsual = 100
const mostAnew = 40

const keepEnded: Keep = { freshMs: 5 * 60_000, staleMs: 25 * 60_000, part: headsOnly }

async function readWorkspace(asked: Asked): Promise<PartRows> {
  const { caller, workspace, window, budget, mayAsk, mayAskAnew } = asked
  const span = windowMs[window]
  const to = Date.now()
  const from = to - span
  const start = onGrid(from)
  const closer = new CloserLook({ caller, workspace, budget, mayAsk })
  const [{ active, inTime, isCut }, before] = await Promise.all([
    readParts(
      caller,
      { workspace, type: undefined, from: start },
      {
        budget,
        priorities,
        keepOlder: keepEnded,
        // However many go on, the newest is there.
        mayAsk: { active: mayAskAnew, newest: callsAtMost(mostAnew), older: mayAsk },
        onActive: lookAtRunning(closer),
        onPage: lookAtFailed(closer, from),
      },
    ),
    // For what began before the window and failed in it, and for how many failed before.
    settle(readBefore(asked, { from: start - span, to: start - 1 })),
  ])
  if (active.asOf === null && inTime.asOf === null)
    return { part: { kind: 'slow', workspace }, rows: [] }
  const earlier = before.ok ? before.value : null
  const { runs, isLeft: isOld } = await asTheyStand(
    { caller, workspace, budget, priority: priorities.outdated, mayAsk: mayAskAnew },
    active,
    earlier ? [inTime, earlier] : [inTime],
  )
  lookAtSuccesses(closer, runs)
  await closer.settled()
  const hasMore = active.missing.length > 0
  const isLeft = hasMore || isOld || isCut || earlier?.stoppedBy === 'budget' || closer.leftOut
  const facts = {
    workspace,
    runs,
    from,
    to,
    histories: closer.histories,
    failures: closer.failures,
  }
  const { rows, ...numbers } = build(facts)
  const failed = rows.filter(({ kind }) => kind === 'failed')
  const errors = failed.filter(({ failure }) => failure?.tasks !== null).length
  return {
    rows: shown(rows),
    part: {
      kind: 'ok',
      workspace,
      ...numbers,
      buckets: bucketsOf(rows, runs, facts),
      failedBefore:
        earlier?.missing.length === 0 && inTime.missing.length === 0
          ? failuresWithin(runs, from - span, from)
          : null,
      coverage: coverageOf({ from: start, to }, inTime),
      hasMoreActive: hasMore,
      errors: { known: errors, of: failed.length },
      isComplete: !budget.isSpent && !isLeft,
      isPaused: !budget.isSpent && isLeft,
      // Older slices are remembered for a while, but nearly all that changes is among the active ones.
      asOf: active.asOf ?? inTime.asOf ?? new Date(to).toISOString(),
    },
  }
}

function readBefore(
  { caller, workspace, budget, mayAsk }: Asked,
  { from, to }: { from: number; to: number },
): Promise<RunsReading> {
  const keep = { ...sincePause(caller, workspace, keepEnded), mayAsk }
  return readRuns(
    caller,
    { workspace, which: 'all', jobId: undefined, type: undefined, from, to },
    { budget, priority: priorities.before, keepOld: keep, keepRecent: keep },
  )
}

/** A page shows so many of a kind; how many there are is told by the counts. */
const mostRows = 200

function shown(rows: readonly NowRow[]): NowRow[] {
  const taken = new Map<NowRow['kind'], number>()
  return rows.filter(({ kind }) => {
    const before = taken.get(kind) ?? 0
    taken.set(kind, before + 1)
    return before < mostRows
  })
}

const failuresWithin = (runs: readonly Run[], from: number, to: number) =>
  runs.filter(
    (run) =>
      run.state === 'failed' && isWithin(run, { from, to }) && Date.parse(run.endedAt ?? '') < to,
  ).length

/** Rows are looked at closely as they come: those a screen shows at once, the others when there is time. */
function lookAtRunning(closer: CloserLook) {
  let rows = 0
  return (runs: Run[]) => {
    for (const { jobId } of runs) if (jobId !== null) closer.history(jobId, historyUrgency(rows++))
  }
}

function lookAtFailed(closer: CloserLook, from: number) {
  let rows = 0
  return (runs: Run[]) => {
    for (const run of runs) {
      if (run.state !== 'failed' || !isWithin(run, { from, to: Infinity })) continue
      closer.failure(run, rows < firstRows ? priorities.firstErrors : priorities.moreErrors)
      if (run.jobId !== null) closer.history(run.jobId, historyUrgency(rows))
      rows += 1
    }
  }
}

const historyUrgency = (row: number) =>
  row < firstRows ? priorities.firstHistories : priorities.moreHistories

/** Whether a run was slow is known when the usual time of its job is; the longest runs are worth asking for. */
function lookAtSuccesses(closer: CloserLook, runs: readonly Run[]): void {
  const long = runs
    .filter(({ state, jobId }) => state === 'succeeded' && jobId !== null)
    .sort((a, b) => (b.durations.totalMs ?? 0) - (a.durations.totalMs ?? 0))
  const jobs = [...new Set(long.flatMap(({ jobId }) => jobId ?? []))]
  for (const jobId of jobs.slice(0, mostUsual)) closer.history(jobId, priorities.usual)
}
