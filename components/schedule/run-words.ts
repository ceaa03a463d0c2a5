import { formatDuration } from '@/lib/format/durations'
import { stateWord, type RunRow } from '@/lib/resources/runs/rules'
import { minuteWords } from './minute-words'

/** When it began and how long it took: `Sat 28 Nov 02:12, 4 min 05 s`. */
export function whenWords({ run }: RunRow, timeZone: string): string {
  if (run.startedAt === null) return 'not begun'
  const start = minuteWords(Date.parse(run.startedAt) / 60_000, timeZone)
  const { totalMs } = run.durations
  return totalMs === null ? `since ${start}` : `${start}, ${formatDuration(totalMs)}`
}

/** A run for who cannot see it: `orders_daily, Failed, Sat 28 Nov 02:12, 4 min 05 s, in prod`. */
export const runWords = (row: RunRow, timeZone: string): string =>
  [row.run.name, stateWord(row.run), whenWords(row, timeZone), `in ${row.workspace}`].join(', ')
