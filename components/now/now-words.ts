import { formatDuration } from '@/lib/format/durations'
import { formatCounted } from '@/lib/format/quantities'
import { launchedBy, stateWord } from '@/lib/resources/runs/rules'
import type { RunWindow } from '@/lib/resources/runs/states'
import type { HistoryCell, NowRow } from '@/lib/views/now/schema'

const applicationId = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i

/**
 * `ben@contoso.example` is `ben` in a list, and a service principal, known by its application id alone, the
 * start of that; the whole stands in the title.
 */
export function shortName(principal: string): string {
  if (applicationId.test(principal)) return `${principal.slice(0, 8)}…`
  return principal.split('@')[0] || principal
}

/** `ben, finance-etl, +2`. */
export function peopleWords(people: readonly string[], most = 2): string {
  const names = people.slice(0, most).map(shortName)
  const rest = people.length - names.length
  return [...names, ...(rest > 0 ? [`+${rest}`] : [])].join(', ')
}

export const startedBy = ({ run }: NowRow): string => shortName(launchedBy(run))

export const windowWords: Record<RunWindow, { last: string; before: string; bar: string }> = {
  '24h': { last: 'the last 24 hours', before: 'the day before', bar: 'one hour' },
  '3d': { last: 'the last 3 days', before: 'the 3 days before', bar: 'three hours' },
  '7d': { last: 'the last 7 days', before: 'the week before', bar: 'twelve hours' },
}

/** `1 h 12 min, usually 47 min 00 s`. */
export const againstUsual = (tookMs: number, { usual }: Pick<NowRow, 'usual'>): string =>
  usual
    ? `${formatDuration(tookMs)}, usually ${formatDuration(usual.medianMs)}`
    : formatDuration(tookMs)

/** What a history strip shows, for those who cannot see it. */
export function historyWords(cells: readonly HistoryCell[]): string {
  const failed = cells.filter(({ state }) => state === 'failed').length
  const runs = `Last ${formatCounted(cells.length, 'run')}, oldest first`
  return `${runs}: ${failed === 0 ? 'none failed' : `${failed} failed`}`
}

/** Why a run waits: Databricks' own reason, or what it waits for by its state. */
export function whyQueued({ run }: Pick<NowRow, 'run'>): string {
  return run.message || waits.get(run.lifeCycle ?? '') || stateWord(run)
}

const waits = new Map([
  ['QUEUED', 'Databricks gives no reason'],
  ['BLOCKED', 'Waits for what it depends on'],
  ['WAITING_FOR_RETRY', 'Waits before it is tried again'],
])
