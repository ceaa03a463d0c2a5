import { Cron } from 'croner'
import { LRUCache } from 'lru-cache'
import { processWide } from '@/lib/process-wide'
import { quartzToCron } from './quartz'

export type Schedule = { quartz: string; timeZone: string }

type Known = { cron: Cron | null; asked: number; next: number | null }

// Jobs share few expressions, and a reading of one takes a hundred times as long as a look here.
const known = () => processWide('jobs.crons', () => new LRUCache<string, Known>({ max: 5_000 }))

// Java's names that JavaScript does not know.
const zoneNames: Readonly<Record<string, string>> = { GMT: 'UTC', Z: 'UTC', Zulu: 'UTC' }

/** A zone as JavaScript names it. */
export const zoneName = (timeZone: string): string => zoneNames[timeZone] ?? timeZone

function entryOf({ quartz, timeZone }: Schedule): Known {
  const key = `${quartz}|${timeZone}`
  const entry = known().get(key) ?? {
    cron: readCron(quartz, timeZone),
    asked: Infinity,
    next: null,
  }
  known().set(key, entry)
  return entry
}

function readCron(quartz: string, timeZone: string): Cron | null {
  const pattern = quartzToCron(quartz)
  if (pattern === null) return null
  try {
    const timezone = zoneName(timeZone)
    const cron = new Cron(pattern, { timezone, paused: true, alternativeWeekdays: true })
    // An unknown zone shows only when it is used.
    cron.nextRun(new Date(0))
    return cron
  } catch {
    return null
  }
}

/** The first moment after `afterMs` at which a schedule fires; null when it never will, or cannot be read. */
export function nextFireMs(schedule: Schedule, afterMs: number): number | null {
  const entry = entryOf(schedule)
  if (!entry.cron) return null
  const isKnown = entry.asked <= afterMs && (entry.next === null || afterMs < entry.next)
  if (!isKnown) {
    entry.next = entry.cron.nextRun(new Date(afterMs))?.getTime() ?? null
    entry.asked = afterMs
  }
  return entry.next
}

/** The next moments at which a schedule fires, in order. */
export function nextFires(schedule: Schedule, afterMs: number, count: number): number[] {
  const { cron } = entryOf(schedule)
  return cron?.nextRuns(count, new Date(afterMs)).map((date) => date.getTime()) ?? []
}

/** The moments from `fromMs` on and before `toMs` at which a schedule fires, in order, `most` of them at most. */
export function firesBetween(
  schedule: Schedule,
  fromMs: number,
  toMs: number,
  most = 20_000,
): number[] {
  const { cron } = entryOf(schedule)
  const fires: number[] = []
  let next = cron?.nextRun(new Date(fromMs - 1))
  while (next && next.getTime() < toMs && fires.length < most) {
    fires.push(next.getTime())
    next = cron?.nextRun(next)
  }
  return fires
}
