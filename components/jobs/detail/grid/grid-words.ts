import { formatDuration } from '@/lib/format/durations'
import type { GridCell, GridRun } from '@/lib/resources/runs/grid'
import { stateWord } from '@/lib/resources/runs/rules'

/** When a run began, on the reader's clock: `Sat 28 Nov, 02:12`. */
export function startWords({ startedAt }: Pick<GridRun, 'startedAt'>, timeZone?: string): string {
  if (startedAt === null) return 'not begun'
  const style: Intl.DateTimeFormatOptions = {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    ...(timeZone === undefined ? {} : { timeZone }),
  }
  return new Intl.DateTimeFormat('en-GB', style).format(Date.parse(startedAt)).replace(',', '')
}

const tookWords = (ms: number | null) => (ms === null ? null : formatDuration(ms))

/** `Failed, 4 min 05 s, attempt 2`. */
export const cellWords = (cell: GridCell): string =>
  [
    stateWord(cell),
    tookWords(cell.tookMs),
    cell.attemptNumber > 0 ? `attempt ${cell.attemptNumber + 1}` : null,
  ]
    .filter(Boolean)
    .join(', ')

/** A run had no such task, or it is not here. */
export const absentWords = ({ isWhole }: Pick<GridRun, 'isWhole'>): string =>
  isWhole ? 'not in this run' : 'not loaded'

/** `Failed, 10 min 02 s`. */
export const runWords = (run: GridRun): string =>
  [stateWord(run), tookWords(run.durations.totalMs), run.wasRepaired ? 'repaired' : null]
    .filter(Boolean)
    .join(', ')

/** `21 of 24 succeeded, 88 %`: of what ended by itself, and was not canceled or skipped. */
export function successWords(runs: readonly Pick<GridRun, 'state'>[]): string | null {
  const counted = runs.filter(({ state }) => countedStates.has(state))
  if (counted.length === 0) return null
  const succeeded = counted.filter(({ state }) => state === 'succeeded').length
  const percent = Math.floor((succeeded / counted.length) * 100)
  return `${succeeded} of ${counted.length} succeeded, ${percent} %`
}

const countedStates = new Set<GridRun['state']>(['succeeded', 'failed', 'warning'])
