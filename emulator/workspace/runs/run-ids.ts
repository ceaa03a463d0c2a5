/** Room between two runs for the ids of their tasks, iterations and repairs. */
const step = 2_097_593n
const pastBase = 612_004_118_000_137n
const liveBase = 871_350_220_000_211n
const runsPerJob = 2_048n
const pastEnd = liveBase - step

/** Seeded runs keep their ids whatever the time of day: the newest run of a job is its number 0. */
export const pastRunId = (jobIndex: number, number: number): bigint =>
  pastBase + (BigInt(jobIndex) * runsPerJob + BigInt(number)) * step

export const liveRunId = (serial: number): bigint => liveBase + BigInt(serial) * step

export const mostRunsPerJob = Number(runsPerJob)

/** The run that an id of a run, a task or a repair belongs to. */
export function owningRunId(id: bigint): bigint {
  const base = id >= liveBase ? liveBase : pastBase
  return id < pastBase ? id : base + ((id - base) / step) * step
}

/** Which seeded run an id names; undefined for runs made since, and for ids of tasks. */
export function pastRunOf(id: bigint): { jobIndex: number; number: number } | undefined {
  if (id < pastBase || id >= pastEnd || (id - pastBase) % step !== 0n) return undefined
  const serial = (id - pastBase) / step
  return { jobIndex: Number(serial / runsPerJob), number: Number(serial % runsPerJob) }
}

/** Ids beyond 2^53 lie in a range of their own, far from the others. */
export const firstUnsafeId = 9_007_199_254_740_992n
