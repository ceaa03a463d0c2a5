import type { Call } from '../call'
import { invalidParameter } from '../errors'
import { oneOf, queryBoolean, queryInteger } from '../fields'
import { optionalQueryId } from '../jobs/ids'
import { accessListOf, jobFor, viewOf } from '../jobs/rights'
import { isActive, type Run } from './run'
import { readRunToken, toRunToken, type Cursor } from './run-cursor'
import { runToListed } from './to-wire'
import { walkRuns, type Range } from './walk'

const mostPerPage = 25
const keptMs = 60 * 86_400_000
const runTypes = ['JOB_RUN', 'SUBMIT_RUN', 'WORKFLOW_RUN'] as const

/** 0 asks for as many as there are on a page. */
function readPageSize(query: URLSearchParams): number {
  const limit = queryInteger(query, 'limit', 20)
  if (limit < 0 || limit > mostPerPage) {
    throw invalidParameter(`limit must be between 0 and ${mostPerPage}, got ${limit}`)
  }
  return limit || mostPerPage
}

function readWhich(query: URLSearchParams) {
  const active = queryBoolean(query, 'active_only') ?? false
  const completed = queryBoolean(query, 'completed_only') ?? false
  if (active && completed) {
    throw invalidParameter('Only one of active_only and completed_only can be true.')
  }
  const type = query.get('run_type')
  const runType = type ? oneOf('run_type', type, runTypes) : undefined
  const isWanted = (run: Run) =>
    (!active || isActive(run)) &&
    (!completed || !isActive(run)) &&
    (runType === undefined || run.type === runType)
  return { active, isWanted }
}

function readRange(call: Call): Range {
  const { query, now } = call
  const jobId = optionalQueryId(query, 'job_id')
  return {
    from: Math.max(queryInteger(query, 'start_time_from', 0), now - keptMs),
    to: Math.min(queryInteger(query, 'start_time_to', now), now),
    job: jobId === undefined ? undefined : jobFor(call, jobId, 'CAN_VIEW'),
    sees: viewOf(call),
  }
}

/** Only what has not ended: few, so they need no walk through the past. */
function* walkActive(
  runs: Run[],
  { from, to, job, sees }: Range,
  cursor: Cursor | null,
): Generator<Run> {
  const isNewer = cursor?.direction === 'newer'
  const order = (a: Run, b: Run) => a.startedAt - b.startedAt || (a.id < b.id ? -1 : 1)
  const beyond = (run: Run) =>
    !cursor ||
    (isNewer ? run.startedAt - cursor.startedAt : cursor.startedAt - run.startedAt) > 0 ||
    (run.startedAt === cursor.startedAt && (isNewer ? run.id > cursor.id : run.id < cursor.id))
  const wanted = runs
    .filter((run) => run.startedAt >= from && run.startedAt <= to && (!job || run.job === job))
    .filter((run) => sees(accessListOf(run)) && beyond(run))
    .sort(order)
  yield* isNewer ? wanted : wanted.reverse()
}

function take(
  runs: Generator<Run>,
  isWanted: (run: Run) => boolean,
  skip: number,
  count: number,
): Run[] {
  const taken: Run[] = []
  let left = skip
  for (const run of runs) {
    if (!isWanted(run)) continue
    if (left-- > 0) continue
    taken.push(run)
    if (taken.length === count) break
  }
  return taken
}

/** A token is only good for the list it came from. */
function listKey(query: URLSearchParams): string {
  const pairs = [...query].filter(([name]) => name !== 'page_token' && name !== 'limit')
  return `runs?${new URLSearchParams(pairs.sort()).toString()}`
}

/** One more than the page tells whether there is another. */
function readPage(call: Call, size: number) {
  const { workspace, query, now } = call
  const key = listKey(query)
  const cursor = readRunToken(query.get('page_token'), key)
  const service = workspace.jobsAt(now)
  const range = readRange(call)
  const { active, isWanted } = readWhich(query)
  const offset = cursor ? 0 : queryInteger(query, 'offset', 0)
  const runs = active
    ? walkActive(service.activeRuns(), range, cursor)
    : walkRuns(service, range, cursor)
  const found = take(runs, isWanted, Math.max(0, offset), size + 1)
  const page = found.slice(0, size)
  const goesBack = cursor?.direction === 'newer'
  const hasBeyond = found.length > size
  return {
    runs: goesBack ? page.reverse() : page,
    hasOlder: goesBack || hasBeyond,
    hasNewer: goesBack ? hasBeyond : cursor !== null || offset > 0,
    key,
  }
}

const placeOf = (run: Run, direction: Cursor['direction'], key: string) =>
  toRunToken({ direction, startedAt: run.startedAt, id: run.id }, key)

/** Runs somebody may see, the newest start first, at most 25 a page. */
export function listRuns(call: Call) {
  const { query, now, workspace } = call
  const page = readPage(call, readPageSize(query))
  const place = { workspaceId: workspace.facts.workspaceId, now }
  const isExpanded = queryBoolean(query, 'expand_tasks') ?? false
  const [first, last] = [page.runs[0], page.runs.at(-1)]
  return {
    ...(first ? { runs: page.runs.map((run) => runToListed(run, place, isExpanded)) } : {}),
    has_more: page.hasOlder,
    ...(last && page.hasOlder ? { next_page_token: placeOf(last, 'older', page.key) } : {}),
    ...(first && page.hasNewer ? { prev_page_token: placeOf(first, 'newer', page.key) } : {}),
  }
}
