/** What a run's time went into, in milliseconds: these add up to its wait and its work. */
export type Phases = {
  /** Waiting for its turn. */
  queueMs: number
  /** At least one task waited for its compute, and none executed. */
  setupMs: number
  /** At least one task executed. */
  executionMs: number
  /** At least one task cleaned up, and none did anything else. */
  cleanupMs: number
  /** No task did anything: the time between them, and attempts that nobody tells of any more. */
  betweenMs: number
}

type Timed = {
  startedAt: string | null
  durations: { setupMs: number; executionMs: number; cleanupMs: number }
}

type Whole = {
  isActive: boolean
  durations: { queueMs: number; totalMs: number | null }
}

type Kind = 'execution' | 'setup' | 'cleanup'
type Edge = { at: number; kind: Kind; by: 1 | -1 }

/** What counts when tasks that run side by side do different things at a moment. */
const precedence: readonly Kind[] = ['execution', 'setup', 'cleanup']

/**
 * Where the time of a run went. Databricks tells the three durations of each task and none of a run of several,
 * and tasks run side by side, so their sums say nothing: here each moment counts once. Null while it goes on.
 */
export function phasesOf({ isActive, durations }: Whole, tasks: readonly Timed[]): Phases | null {
  const { queueMs, totalMs } = durations
  if (isActive || totalMs === null) return null
  const told = timeOf(tasks.flatMap(edgesOf))
  const toldMs = told.setup + told.execution + told.cleanup
  // Attempts of a repaired run overlap what `totalMs` counts only roughly; a share is still right.
  const fit = toldMs > totalMs && toldMs > 0 ? totalMs / toldMs : 1
  return {
    queueMs,
    setupMs: told.setup * fit,
    executionMs: told.execution * fit,
    cleanupMs: told.cleanup * fit,
    betweenMs: Math.max(0, totalMs - toldMs),
  }
}

function edgesOf({ startedAt, durations }: Timed): Edge[] {
  if (startedAt === null) return []
  const start = Date.parse(startedAt)
  const executes = start + durations.setupMs
  const cleansUp = executes + durations.executionMs
  return [
    ...stretch('setup', start, executes),
    ...stretch('execution', executes, cleansUp),
    ...stretch('cleanup', cleansUp, cleansUp + durations.cleanupMs),
  ]
}

const stretch = (kind: Kind, from: number, to: number): Edge[] =>
  to > from
    ? [
        { at: from, kind, by: 1 },
        { at: to, kind, by: -1 },
      ]
    : []

function timeOf(edges: readonly Edge[]): Record<Kind, number> {
  const time = { execution: 0, setup: 0, cleanup: 0 }
  const open = { execution: 0, setup: 0, cleanup: 0 }
  let before = 0
  for (const { at, kind, by } of edges.toSorted((a, b) => a.at - b.at)) {
    const happens = precedence.find((each) => open[each] > 0)
    if (happens) time[happens] += at - before
    open[kind] += by
    before = at
  }
  return time
}
