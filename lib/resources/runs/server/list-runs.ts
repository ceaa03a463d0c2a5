import 'server-only'
import { cursorOf } from '@/lib/api/cursor'
import type { Caller } from '@/lib/auth/caller'
import { CallBudget } from '@/lib/databricks/call-budget'
import type { VerbOptions } from '@/lib/databricks/call'
import { collectPages } from '@/lib/databricks/pages'
import { filterRuns } from '../rules'
import type { SliceReading } from '../read-slices'
import type { ListRunsInput, Run, RunCoverage, RunPage } from '../schema'
import { onGrid } from '../slices'
import { keptDays, windowMs } from '../states'
import { withActiveTasks } from './active-runs'
import { askRunPage, runsPerPage } from './ask'
import type { RunsReading } from './reading'
import { filters, readRuns, type RunRange } from './read-runs'
import { readWindow } from './read-window'

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

function rangeOf({ window, from, to }: ListRunsInput): { from: number; to: number | null } | null {
  const end = to === undefined ? null : Date.parse(to)
  if (from !== undefined) return { from: Date.parse(from), to: end }
  if (window !== undefined) return { from: onGrid(Date.now() - windowMs[window]), to: end }
  return end === null ? null : { from: end - keptDays * 24 * 3_600_000, to: end }
}

async function runsOfTime(
  caller: Caller,
  input: ListRunsInput,
  { from, to }: { from: number; to: number | null },
  { signal }: VerbOptions,
): Promise<RunPage> {
  const nowMs = Date.now()
  const { limit = 5_000 } = input
  const budget = new CallBudget({ lanes: 8, deadline: nowMs + input.budgetMs, signal })
  try {
    const range = { ...input, from, to }
    const { runs, reading } = isWholeWindow(input)
      ? await readWindow(caller, range, { budget, limit })
      : await readRange(caller, range, { budget, limit, signal })
    return {
      items: newestFirst(runs),
      coverage: coverageOf({ from, to: to ?? nowMs }, reading),
      nextPageToken: null,
      asOf: reading.asOf ?? new Date(nowMs).toISOString(),
    }
  } finally {
    budget.close()
  }
}

/** What pages show live of a whole workspace. */
const isWholeWindow = ({ window, to, jobId, which }: ListRunsInput) =>
  window !== undefined && to === undefined && jobId === undefined && which === 'all'

async function readRange(
  caller: Caller,
  range: RunRange,
  {
    budget,
    limit,
    signal,
  }: { budget: CallBudget; limit: number; signal?: AbortSignal | undefined },
): Promise<{ runs: Run[]; reading: RunsReading }> {
  const reading = await readRuns(caller, range, { budget, priority: 0, limit })
  const runs = [...reading.found.values()]
  const whole = await budget.run(1, () => withActiveTasks(caller, range, runs, { signal }))
  return { runs: whole ?? runs, reading }
}

const newestFirst = (runs: readonly Run[]): Run[] =>
  runs.toSorted((a, b) => startMs(b) - startMs(a) || (a.runId < b.runId ? 1 : -1))

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
