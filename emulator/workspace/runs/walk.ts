import type { JobService } from '../jobs/job-service'
import type { Job } from '../jobs/job'
import type { AccessList } from '../access'
import type { Run } from './run'
import type { Cursor } from './run-cursor'
import { accessListOf } from '../jobs/rights'

export type Range = {
  from: number
  to: number
  job: Job | undefined
  sees: (list: AccessList) => boolean
}

/** A run in the list before it is played: enough to order and to leave it out. */
type Entry = { startedAt: number; id: bigint; run: () => Run | undefined }

const isOlder = (a: Pick<Entry, 'startedAt' | 'id'>, b: Pick<Entry, 'startedAt' | 'id'>) =>
  a.startedAt < b.startedAt || (a.startedAt === b.startedAt && a.id < b.id)

/** Past runs by their index in time, from one end of the range to the other, without looking at the rest. */
function* pastEntries(
  service: JobService,
  range: Range,
  direction: Cursor['direction'],
): Generator<Entry> {
  const { history } = service
  const index = range.job?.historyIndex
  if (range.job && (index === null || index === undefined)) return
  const ofJob = index === null || index === undefined ? undefined : history.rowsOf(index)
  const rowAt = (place: number) => (ofJob ? ofJob[place] : history.rowAt(place)) ?? 0
  const inRange = (row: number) =>
    history.startedAt(row) >= range.from && history.startedAt(row) <= range.to
  const first = ofJob ? 0 : history.countBefore(range.from)
  const end = ofJob ? ofJob.length : history.countBefore(range.to + 1)
  const step = direction === 'older' ? -1 : 1
  for (let place = step < 0 ? end - 1 : first; place >= first && place < end; place += step) {
    const row = rowAt(place)
    const job = service.jobOfRow(row)
    if (!job || !inRange(row) || !range.sees(job.accessList)) continue
    yield {
      startedAt: history.startedAt(row),
      id: history.id(row),
      run: () => service.pastRun(row),
    }
  }
}

function* liveEntries(
  service: JobService,
  range: Range,
  direction: Cursor['direction'],
): Generator<Entry> {
  const { live } = service
  const step = direction === 'older' ? -1 : 1
  for (
    let place = step < 0 ? live.length - 1 : 0;
    place >= 0 && place < live.length;
    place += step
  ) {
    const run = live[place]
    if (!run || run.startedAt < range.from || run.startedAt > range.to) continue
    if ((range.job && run.job !== range.job) || !range.sees(accessListOf(run))) continue
    yield { startedAt: run.startedAt, id: run.id, run: () => run }
  }
}

function* merged(
  a: Generator<Entry>,
  b: Generator<Entry>,
  direction: Cursor['direction'],
): Generator<Entry> {
  let [first, second] = [a.next(), b.next()]
  while (!first.done || !second.done) {
    const takesFirst =
      second.done || (!first.done && isOlder(first.value, second.value) === (direction === 'newer'))
    if (takesFirst && !first.done) {
      yield first.value
      first = a.next()
    } else if (!second.done) {
      yield second.value
      second = b.next()
    }
  }
}

/** Runs in the order of their start from a place on, played one by one as they are asked for. */
export function* walkRuns(
  service: JobService,
  range: Range,
  cursor: Cursor | null,
): Generator<Run> {
  const direction = cursor?.direction ?? 'older'
  const narrowed = cursor
    ? direction === 'older'
      ? { ...range, to: Math.min(range.to, cursor.startedAt) }
      : { ...range, from: Math.max(range.from, cursor.startedAt) }
    : range
  const all = merged(
    pastEntries(service, narrowed, direction),
    liveEntries(service, narrowed, direction),
    direction,
  )
  for (const entry of all) {
    const isPast =
      !cursor || (direction === 'older' ? isOlder(entry, cursor) : isOlder(cursor, entry))
    const run = isPast ? entry.run() : undefined
    if (run) yield run
  }
}
