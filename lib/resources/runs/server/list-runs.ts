import 'server-only'
import { cursorOf } from '@/lib/api/cursor'
import type { Caller } from '@/lib/auth/caller'
import type { Query } from '@/lib/databricks/api-path'
import { NotAsked, type Keep } from '@/lib/databricks/cache'
import { CallBudget } from '@/lib/databricks/call-budget'
import type { VerbOptions } from '@/lib/databricks/call'
import { collectPages } from '@/lib/databricks/pages'
import { filterRuns } from '../rules'
import { readSlices, type SliceReading } from '../read-slices'
import type { ListRunsInput, Run, RunCoverage, RunPage } from '../schema'
import { floorTo, type Slice } from '../slices'
import { keptDays, windowMs } from '../states'
import { askRunPage, runsPerPage, together } from './ask'
import { withActiveTasks } from './active-runs'

/** Which runs of a workspace are read. `to: null` is up to now, by the clock of the workspace. */
export type RunRange = Pick<ListRunsInput, 'workspace' | 'jobId' | 'which' | 'type'> & {
  from: number
  to: number | null
  withTasks?: boolean
}

/** Runs, newest start first: of a time as far as the budget goes, or the newest page by page. */
export async function listRuns(
  caller: Caller,
  input: ListRunsInput,
  options: VerbOptions = {},
): Promise<RunPage> {
  const range = rangeOf(input)
  const page = range
    ? await runsOfTime(caller, input, range, options)
    : await newestRuns(caller, input, options)
  const { workspace, state = [], q = '' } = input
  const rows = page.items.map((run) => ({ workspace, run }))
  return { ...page, items: filterRuns(rows, { text: q, states: state }).map(({ run }) => run) }
}

const alignMs = 5 * 60_000

/** Windows begin on a grid, so that the next look asks the same questions and is answered from memory. */
export const windowFrom = (spanMs: number, nowMs: number) => floorTo(nowMs - spanMs, alignMs)

function rangeOf({ window, from, to }: ListRunsInput): { from: number; to: number | null } | null {
  const end = to === undefined ? null : Date.parse(to)
  if (from !== undefined) return { from: Date.parse(from), to: end }
  if (window !== undefined) return { from: windowFrom(windowMs[window], Date.now()), to: end }
  return end === null ? null : { from: end - keptDays * 24 * 3_600_000, to: end }
}

async function runsOfTime(
  caller: Caller,
  { workspace, jobId, which, type, limit = 5_000, budgetMs }: ListRunsInput,
  { from, to }: { from: number; to: number | null },
  { signal }: VerbOptions,
): Promise<RunPage> {
  const nowMs = Date.now()
  const budget = new CallBudget({ lanes: 8, deadline: nowMs + budgetMs, signal })
  try {
    const range = { workspace, jobId, which, type, from, to }
    const reading = await readRuns(caller, range, { budget, priority: 0, limit })
    const runs = newestFirst(reading)
    const whole = await budget.run(1, () => withActiveTasks(caller, range, runs, { signal }))
    return {
      items: whole ?? runs,
      coverage: coverageOf({ from, to: to ?? nowMs }, reading),
      nextPageToken: null,
      asOf: reading.asOf ?? new Date(nowMs).toISOString(),
    }
  } finally {
    budget.close()
  }
}

export type ReadRunsOptions = {
  budget: CallBudget
  priority: number
  /** For all but the newest page. */
  laterPriority?: number
  limit?: number
  /** For what began more than a quarter of an hour ago. */
  keepOld?: Keep
  /** For what began later. */
  keepRecent?: Keep
  onPage?: (runs: Run[]) => void
}

/** `asOf` is when the oldest of its answers was given; null when there is none. */
export type RunsReading = SliceReading<Run> & { asOf: string | null }

/** The runs that started in a time, read in slices side by side within the budget. */
export async function readRuns(
  caller: Caller,
  { workspace, from, to, withTasks = false, ...which }: RunRange,
  options: ReadRunsOptions,
): Promise<RunsReading> {
  const { budget, priority, laterPriority = priority, limit, onPage } = options
  const { keepOld = briefly, keepRecent = together } = options
  const nowMs = Date.now()
  let oldest: string | null = null
  const end = to ?? nowMs
  const query = { ...filters(which), expand_tasks: withTasks || undefined }
  const ask = async (slice: Slice) => {
    const page = await askRunPage(
      caller,
      workspace,
      {
        ...query,
        start_time_from: slice.from,
        // An open end has none: the clock of the workspace may be ahead of this one.
        start_time_to: to === null && slice.to === end ? undefined : slice.to,
        page_token: slice.pageToken,
      },
      // When the person leaves, the budget lets them go; the answer is kept for when they come back.
      { keep: slice.to > nowMs - recentMs ? keepRecent : keepOld },
    ).catch(unlessNotAsked)
    if (page === undefined) return undefined
    if (oldest === null || page.asOf < oldest) oldest = page.asOf
    return page
  }
  const reading = await readSlices(
    { from: Math.min(from, end), to: end },
    {
      ask,
      idOf: ({ runId }) => runId,
      startOf: ({ startedAt }) => (startedAt === null ? null : Date.parse(startedAt)),
      budget,
      priority,
      laterPriority,
      ...(limit === undefined ? {} : { limit }),
      ...(onPage === undefined ? {} : { onPage }),
    },
  )
  return { ...reading, asOf: oldest }
}

function unlessNotAsked(error: unknown): undefined {
  if (!(error instanceof NotAsked)) throw error
}

const filters = ({ jobId, which, type }: Pick<RunRange, 'jobId' | 'which' | 'type'>): Query => ({
  job_id: jobId,
  run_type: type,
  active_only: which === 'active' || undefined,
  completed_only: which === 'completed' || undefined,
})

const recentMs = 15 * 60_000

/** What began long ago rarely changes: at the next look it comes from memory, and is looked at behind that. */
const briefly: Keep = { freshMs: 20_000, staleMs: 60_000 }

export const newestFirst = ({ found }: Pick<SliceReading<Run>, 'found'>): Run[] =>
  [...found.values()].sort((a, b) => startMs(b) - startMs(a) || (a.runId < b.runId ? 1 : -1))

const startMs = ({ startedAt }: Run) => (startedAt === null ? Infinity : Date.parse(startedAt))

const toRange = ({ from, to }: { from: number; to: number }) => ({
  from: new Date(from).toISOString(),
  to: new Date(to).toISOString(),
})

export const coverageOf = (
  range: { from: number; to: number },
  { missing, stoppedBy }: Pick<SliceReading<Run>, 'missing' | 'stoppedBy'>,
): RunCoverage => ({
  ...toRange(range),
  complete: missing.length === 0,
  missing: missing.map(toRange),
  stoppedBy,
})

async function newestRuns(
  caller: Caller,
  input: ListRunsInput,
  { signal }: VerbOptions,
): Promise<RunPage> {
  let firstAsOf: string | undefined
  const { limit = runsPerPage, pageToken, workspace, jobId, which, type, state, q } = input
  const cursor = cursorOf('runs', { workspace, jobId, which, type, state, q })
  const page = await collectPages(limit, cursor.open(pageToken), async (token, wanted) => {
    const { asOf, ...read } = await askRunPage(
      caller,
      input.workspace,
      {
        ...filters(input),
        limit: Math.min(runsPerPage, wanted),
        page_token: token ?? undefined,
      },
      { signal },
    )
    firstAsOf ??= asOf
    return read
  })
  const asOf = firstAsOf ?? new Date().toISOString()
  const items = await withActiveTasks(caller, input, page.items, { signal })
  const nextPageToken = cursor.seal(page.nextPageToken)
  return { items, nextPageToken, coverage: coverageOfPage(page, asOf), asOf }
}

/** It speaks for the time down to its oldest run, and for all that is kept when nothing follows. */
function coverageOfPage(
  { items, nextPageToken }: { items: Run[]; nextPageToken: string | null },
  asOf: string,
): RunCoverage {
  const keptSince = new Date(Date.parse(asOf) - keptDays * 24 * 3_600_000).toISOString()
  const oldest = items.at(-1)?.startedAt ?? asOf
  const complete = nextPageToken === null
  return {
    from: keptSince,
    to: asOf,
    complete,
    missing: complete ? [] : [{ from: keptSince, to: oldest }],
    stoppedBy: complete ? null : 'limit',
  }
}
