import type { PhaseName, Phases } from '@/lib/resources/runs/rules'
import type { Cause, ComparedTask, Verdict } from './schema'

/** Of a difference of seconds nobody should be told a cause. */
const leastMs = 5_000
const leastShare = 0.05

type Explained = {
  tookMs: number | null
  usualMs: number | null
  otherMs: number | null
  phases: Phases
  basePhases: Phases | null
  tasks: readonly Pick<ComparedTask, 'taskKey' | 'here' | 'other' | 'usual' | 'isCritical'>[]
  /** What the tasks that did not run would have added. */
  notRunMs: number
}

/**
 * Why this run took longer, or less, than usual (or than the other run, where nothing usual is known): which part
 * of which task on its critical path, and what of it was spent outside of any task.
 */
export function explain(facts: Explained): Verdict | null {
  const { tookMs, usualMs, otherMs } = facts
  const base = usualMs === null ? ('other' as const) : ('usual' as const)
  const baseMs = usualMs ?? otherMs
  if (tookMs === null || baseMs === null) return null
  const total = tookMs - baseMs
  const direction = Math.sign(total)
  const causes = [...taskCauses(facts, base), ...runCauses(facts), notRunCause(facts)]
    .filter(
      ({ excessMs }) => excessMs * direction >= Math.max(leastMs, Math.abs(total) * leastShare),
    )
    .toSorted((a, b) => Math.abs(b.excessMs) - Math.abs(a.excessMs))
  return { base, tookMs, baseMs, causes }
}

const taskPhaseNames = ['queue', 'setup', 'execution', 'cleanup'] as const

const taskCauses = ({ tasks }: Explained, base: 'usual' | 'other'): Cause[] =>
  tasks
    .filter(({ isCritical }) => isCritical)
    .flatMap(({ taskKey, here, other, usual }) => {
      const before = base === 'usual' ? usual?.phases : other?.phases
      if (!here) return []
      // A task that there was not before costs all of its time.
      if (!before && base === 'usual') return []
      return taskPhaseNames.map((phase) => ({
        taskKey,
        phase,
        excessMs: here.phases[phase] - (before?.[phase] ?? 0),
      }))
    })

const notRunCause = ({ notRunMs }: Explained): Cause => ({
  taskKey: null,
  phase: 'not-run',
  excessMs: -notRunMs,
})

const ofTheRun: readonly PhaseName[] = ['queue', 'between']

function runCauses({ phases, basePhases, tasks }: Explained): Cause[] {
  if (!basePhases) return []
  return ofTheRun.map((phase) => {
    // The queue of its tasks is told with them.
    const told =
      phase === 'queue'
        ? tasks.reduce(
            (sum, { here, isCritical }) => sum + (isCritical ? (here?.phases.queue ?? 0) : 0),
            0,
          )
        : 0
    return { taskKey: null, phase, excessMs: phases[phase] - told - basePhases[phase] }
  })
}
