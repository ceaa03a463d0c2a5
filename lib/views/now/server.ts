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
  joined,
  readRuns,
  sincePause,
  together,
  unread,
  type RunsReading,
} from '@/lib/resources/runs/server'
import { floorTo } from '@/lib/resources/runs/slices'
import { keptDays, windowMs, type RunWindow } from '@/lib/resources/runs/states'
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
  window: 1,
  outdated: 2,
  moreErrors: 3,
  moreHistories: 3.5,
  before: 4,
  usual: 6,
}
/** So many rows are looked at closely before the window is read to its end: what a screen shows. */
const firstRows = 24
const mostActive = 240
const mostUsual = 100
const mostAnew = 40

// Which runs are active is asked each time, so nearly all that changes among the others is found all the same.
const keepEnded: Keep = { freshMs: 5 * 60_000, staleMs: 25 * 60_000, part: headsOnly }
/** What began long ago rarely goes on, and where it does by a repair, the list of the newest does not tell. */
const keepLongActive: Keep = { freshMs: 30_000 }

async function readWorkspace(asked: Asked): Promise<PartRows> {
  const { caller, workspace, window, budget, mayAsk, mayAskAnew } = asked
  const span = windowMs[window]
  const to = Date.now()
  const from = to - span
  const closer = new CloserLook({ caller, workspace, budget, mayAsk })
  const anew = { ...together, mayAsk: mayAskAnew }
  // However many go on, the newest is there.
  const newestAnew = { ...together, mayAsk: callsAtMost(mostAnew) }
  const keepOnce = { ...sincePause(caller, workspace, keepEnded), mayAsk }
  const once = { budget, keepOld: keepOnce, keepRecent: keepOnce }
  const start = floorTo(from, alignMs)
  // The newest is asked for at every look. What lies before it does not move with the clock, and is remembered.
  const recent = floorTo(to, alignMs) - alignMs
  const range = { workspace, which: 'all', jobId: undefined, type: undefined } as const
  const onPage = lookAtFailed(closer, from)
  const [active, newest, older, before] = await Promise.all([
    readRuns(
      caller,
      {
        ...range,
        which: 'active',
        from: floorTo(to, alignMs) - keptDays * dayMs,
        to: null,
        withTasks: true,
      },
      {
        budget,
        keepRecent: anew,
        keepOld: { ...keepLongActive, mayAsk: mayAskAnew },
        priority: priorities.active,
        limit: mostActive,
        onPage: lookAtRunning(closer),
      },
    ),
    readRuns(
      caller,
      { ...range, from: recent, to: null },
      { budget, keepRecent: newestAnew, priority: priorities.newest, onPage },
    ),
    settle(
      readRuns(
        caller,
        { ...range, from: start, to: recent - 1 },
        { ...once, priority: priorities.window, onPage },
      ),
    ),
    // For what began before the window and failed in it, and for how many failed before.
    settle(
      readRuns(
        caller,
        { ...range, from: start - span, to: start - 1 },
        { ...once, priority: priorities.before },
      ),
    ),
  ])
  const inWindow = joined(newest, older.ok ? older.value : unread(start, recent - 1))
  if (active.asOf === null && inWindow.asOf === null)
    return { part: { kind: 'slow', workspace }, rows: [] }
  const earlier = before.ok ? before.value : null
  const { runs, isLeft: isOld } = await asTheyStand(
    { caller, workspace, budget, priority: priorities.outdated, mayAsk: mayAskAnew },
    active,
    earlier ? [inWindow, earlier] : [inWindow],
  )
  lookAtSuccesses(closer, runs)
  await closer.settled()
  const hasMore = active.missing.length > 0
  const readings = [newest, ...[older, before].flatMap((part) => (part.ok ? part.value : []))]
  const isLeft = hasMore || isOld || readings.some(isCut) || closer.leftOut
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
        earlier?.missing.length === 0 && inWindow.missing.length === 0
          ? failuresWithin(runs, from - span, from)
          : null,
      coverage: coverageOf({ from: start, to }, inWindow),
      hasMoreActive: hasMore,
      errors: { known: errors, of: failed.length },
      isComplete: !budget.isSpent && !isLeft,
      isPaused: !budget.isSpent && isLeft,
      // Older slices are remembered for a while, but nearly all that changes is among the active ones.
      asOf: active.asOf ?? inWindow.asOf ?? new Date(to).toISOString(),
    },
  }
}

/** There is more to read, and nothing speaks against it. */
const isCut = ({ stoppedBy }: RunsReading) => stoppedBy === 'budget'

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

const dayMs = 24 * 3_600_000
const alignMs = 5 * 60_000

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
