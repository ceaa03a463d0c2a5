import { firesBetween, zoneName, type Schedule } from './fire-times'

/** A night in which clocks change and a schedule has times that do not come, or come twice. */
export type ClockChange = {
  kind: 'skipped' | 'doubled'
  /** When clocks change, epoch ms. */
  at: number
  /** On the wall, `HH:MM`: from what to what clocks go. */
  from: string
  to: string
  /** How many of the schedule's times it concerns, and the first of them. */
  count: number
  times: string[]
}

const dayMs = 86_400_000
const lookAheadMs = 400 * dayMs
const toldTimes = 3

/** Those of the next year and a month, the nearest first; none for a zone whose clocks never change. */
export function clockChanges(schedule: Schedule, nowMs: number): ClockChange[] {
  return turnsOf(schedule.timeZone, nowMs).flatMap(({ at, before, after }) => {
    const isSkipped = after > before
    // The wall clock taken for UTC: there each of its minutes comes once.
    const [start, end] = [at + Math.min(before, after), at + Math.max(before, after)]
    const walls = firesBetween({ quartz: schedule.quartz, timeZone: 'UTC' }, start, end)
    if (walls.length === 0) return []
    return {
      kind: isSkipped ? 'skipped' : 'doubled',
      at,
      from: onWall(at + before),
      to: onWall(at + after),
      count: walls.length,
      times: walls.slice(0, toldTimes).map(onWall),
    } as const
  })
}

const onWall = (wallMs: number) => new Date(wallMs).toISOString().slice(11, 16)

/** Offsets from UTC in ms, before and after. */
type Turn = { at: number; before: number; after: number }

function turnsOf(timeZone: string, nowMs: number): Turn[] {
  const offsetAt = offsetsOf(timeZone)
  if (!offsetAt) return []
  const turns: Turn[] = []
  for (let day = nowMs; day < nowMs + lookAheadMs; day += dayMs) {
    const [before, after] = [offsetAt(day), offsetAt(day + dayMs)]
    if (before === after) continue
    turns.push({ at: turnBetween(day, day + dayMs, offsetAt), before, after })
  }
  return turns
}

function turnBetween(from: number, to: number, offsetAt: (ms: number) => number): number {
  const before = offsetAt(from)
  let [low, high] = [from, to]
  while (high - low > 1_000) {
    const middle = Math.floor((low + high) / 2)
    if (offsetAt(middle) === before) low = middle
    else high = middle
  }
  // Clocks change on full minutes.
  return Math.round(high / 60_000) * 60_000
}

function offsetsOf(timeZone: string): ((ms: number) => number) | null {
  try {
    const clock = new Intl.DateTimeFormat('en-GB', {
      timeZone: zoneName(timeZone),
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
      hourCycle: 'h23',
    })
    return (ms) => {
      const parts = clock.formatToParts(ms).map(({ type, value }) => [type, Number(value)] as const)
      const { year = 0, month = 1, day, hour, minute, second } = Object.fromEntries(parts)
      return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(ms / 1_000) * 1_000
    }
  } catch {
    return null
  }
}
