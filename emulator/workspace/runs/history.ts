import { mostRunsPerJob, pastRunId, pastRunOf } from './run-ids'

/** Past runs of one job, newest first: when each began and which of the job's stories it is. */
export type PastRuns = { startedAt: Float64Array; stories: Uint8Array }

/** A row of the history. */
export type Row = number

const rowBits = 2 ** 20

/**
 * The runs before the emulator began, kept as columns: eight bytes for the start, one for the story, four for
 * the place in time. Everything else about a run is played again when somebody looks at it.
 */
export class History {
  readonly #startedAt: Float64Array
  readonly #stories: Uint8Array
  /** The first row of each job, and one more at the end. */
  readonly #firstRow: Uint32Array
  /** Rows, oldest first. */
  readonly #byTime: Uint32Array
  readonly #ids: Map<Row, bigint>
  readonly #rows: Map<bigint, Row>

  /** `named` gives single runs an id of their own, by job and number. */
  constructor(
    jobs: readonly PastRuns[],
    named: readonly { jobIndex: number; number: number; id: bigint }[] = [],
  ) {
    this.#firstRow = new Uint32Array(jobs.length + 1)
    jobs.forEach(({ startedAt }, index) => {
      if (startedAt.length > mostRunsPerJob) throw new RangeError('too many runs of one job')
      this.#firstRow[index + 1] = (this.#firstRow[index] ?? 0) + startedAt.length
    })
    const count = this.#firstRow[jobs.length] ?? 0
    if (count > rowBits) throw new RangeError('too many runs')
    this.#startedAt = new Float64Array(count)
    this.#stories = new Uint8Array(count)
    jobs.forEach((job, index) => {
      this.#startedAt.set(job.startedAt, this.#firstRow[index])
      this.#stories.set(job.stories, this.#firstRow[index])
    })
    this.#byTime = sortedByTime(this.#startedAt)
    this.#ids = new Map(named.map(({ jobIndex, number, id }) => [this.#row(jobIndex, number), id]))
    this.#rows = new Map([...this.#ids].map(([row, id]) => [id, row]))
  }

  get size(): number {
    return this.#startedAt.length
  }

  get namedIds(): Iterable<bigint> {
    return this.#rows.keys()
  }

  startedAt(row: Row): number {
    return this.#startedAt[row] ?? 0
  }

  story(row: Row): number {
    return this.#stories[row] ?? 0
  }

  #row(jobIndex: number, number: number): Row {
    return (this.#firstRow[jobIndex] ?? 0) + number
  }

  /** The job of a row, by its place among the seeded jobs. */
  jobIndex(row: Row): number {
    let least = 0
    let most = this.#firstRow.length - 2
    while (least < most) {
      const middle = (least + most + 1) >> 1
      if ((this.#firstRow[middle] ?? 0) <= row) least = middle
      else most = middle - 1
    }
    return least
  }

  id(row: Row): bigint {
    const jobIndex = this.jobIndex(row)
    return this.#ids.get(row) ?? pastRunId(jobIndex, row - (this.#firstRow[jobIndex] ?? 0))
  }

  rowOf(id: bigint): Row | undefined {
    const named = this.#rows.get(id)
    if (named !== undefined) return named
    const place = pastRunOf(id)
    if (!place || place.jobIndex >= this.#firstRow.length - 1) return undefined
    const row = this.#row(place.jobIndex, place.number)
    const isOfJob = row < (this.#firstRow[place.jobIndex + 1] ?? 0)
    return isOfJob && !this.#ids.has(row) ? row : undefined
  }

  /** How many rows began before a moment; their places in time are 0 up to that. */
  countBefore(at: number): number {
    let least = 0
    let most = this.#byTime.length
    while (least < most) {
      const middle = (least + most) >> 1
      if (this.startedAt(this.#byTime[middle] ?? 0) < at) least = middle + 1
      else most = middle
    }
    return least
  }

  /** The row at a place in time, oldest first. */
  rowAt(place: number): Row {
    return this.#byTime[place] ?? 0
  }

  /** A job's rows, oldest first. */
  rowsOf(jobIndex: number): Row[] {
    const first = this.#firstRow[jobIndex] ?? 0
    const count = (this.#firstRow[jobIndex + 1] ?? first) - first
    return Array.from({ length: count }, (_, index) => first + count - 1 - index)
  }
}

/** One number holds the start (milliseconds since the first) and the row, so that the native sort serves. */
function sortedByTime(startedAt: Float64Array): Uint32Array {
  const first = startedAt.reduce((least, at) => Math.min(least, at), Infinity)
  const keys = startedAt.map((at, row) => Math.round(at - first) * rowBits + row).sort()
  return Uint32Array.from(keys, (key) => key % rowBits)
}
