import { formatDuration } from '@/lib/format/durations'

/** `+6 min 02 s`, `−12 s`; what is under a second is no difference. */
export function signed(ms: number): string {
  if (Math.abs(ms) < 1_000) return '0 s'
  return `${ms > 0 ? '+' : '−'}${formatDuration(Math.abs(ms))}`
}
