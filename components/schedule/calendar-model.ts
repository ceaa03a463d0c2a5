import type { ScheduledJob } from '@/lib/views/schedule/schema'
import { minutesOf } from '@/lib/views/schedule/spans'

export const horizons = ['24h', '7d'] as const
export type Horizon = (typeof horizons)[number]

export type Start = { minute: number; job: ScheduledJob }

/** A box of the calendar: what starts in it. */
export type Slot = {
  /** Of the epoch; its first minute. */
  from: number
  minutes: number
  starts: readonly Start[]
  /** The most that start in one and the same minute of it. */
  together: number
}

/** A row of boxes: an hour of five-minute boxes, or a day of hours. */
export type SlotRow = { name: string; slots: readonly (Slot | null)[] }

export type Calendar = {
  rows: readonly SlotRow[]
  columnNames: readonly string[]
  startCount: number
  /** The most that start in any box. */
  most: number
  /** The minutes in which most start together, two at least; the fullest first. */
  busiest: readonly { minute: number; starts: readonly Start[] }[]
}

const shapes: Record<Horizon, { slotMinutes: number; hours: number }> = {
  '24h': { slotMinutes: 5, hours: 24 },
  '7d': { slotMinutes: 60, hours: 7 * 24 },
}

const toldMinutes = 6

/**
 * What starts when, on the clocks of a zone, from the hour that `nowMs` is in. A day in which clocks change has
 * boxes that do not come, or that hold two hours.
 */
export function calendarOf(
  jobs: readonly ScheduledJob[],
  horizon: Horizon,
  nowMs: number,
  timeZone: string,
): Calendar {
  const { slotMinutes, hours } = shapes[horizon]
  const from = Math.floor(nowMs / 3_600_000) * 60
  const to = from + hours * 60
  const starts = startsOf(jobs, from, to)
  const byMinute = grouped(starts, ({ minute }) => minute)
  const bySlot = grouped(starts, ({ minute }) => Math.floor(minute / slotMinutes) * slotMinutes)
  const slotAt = (minute: number): Slot => {
    const inIt = bySlot.get(minute) ?? []
    const perMinute = [...grouped(inIt, (each) => each.minute).values()]
    const together = Math.max(0, ...perMinute.map((each) => each.length))
    return { from: minute, minutes: slotMinutes, starts: inIt, together }
  }
  const all = Array.from({ length: (to - from) / slotMinutes }, (_, at) =>
    slotAt(from + at * slotMinutes),
  )
  const shape = horizon === '24h' ? hourRows(all, timeZone) : dayRows(all, timeZone)
  return {
    ...shape,
    startCount: starts.length,
    most: Math.max(0, ...all.map((slot) => slot.starts.length)),
    busiest: [...byMinute]
      .filter(([, each]) => each.length > 1)
      .sort(([a, x], [b, y]) => y.length - x.length || a - b)
      .slice(0, toldMinutes)
      .map(([minute, each]) => ({ minute, starts: each })),
  }
}

const startsOf = (jobs: readonly ScheduledJob[], from: number, to: number): Start[] =>
  jobs
    .flatMap((job) => minutesOf(job.spans, from, to).map((minute) => ({ minute, job })))
    .sort((a, b) => a.minute - b.minute)

function grouped<T>(items: readonly T[], keyOf: (item: T) => number): Map<number, T[]> {
  const groups = new Map<number, T[]>()
  for (const item of items) {
    const group = groups.get(keyOf(item))
    if (group) group.push(item)
    else groups.set(keyOf(item), [item])
  }
  return groups
}

type Shape = Pick<Calendar, 'rows' | 'columnNames'>

function hourRows(slots: readonly Slot[], timeZone: string): Shape {
  const clock = clockOf(timeZone, { weekday: 'short', hour: '2-digit', minute: '2-digit' })
  const rows = Array.from({ length: Math.ceil(slots.length / 12) }, (_, at) => {
    const part = slots.slice(at * 12, at * 12 + 12)
    return { name: part[0] ? clock(part[0].from) : '', slots: part }
  })
  return {
    rows,
    columnNames: Array.from({ length: 12 }, (_, at) => `:${String(at * 5).padStart(2, '0')}`),
  }
}

function dayRows(slots: readonly Slot[], timeZone: string): Shape {
  const day = clockOf(timeZone, { weekday: 'short', day: 'numeric', month: 'short' })
  const hour = clockOf(timeZone, { hour: '2-digit' })
  const rows = new Map<string, (Slot | null)[]>()
  for (const slot of slots) {
    const row = rows.get(day(slot.from)) ?? Array<Slot | null>(24).fill(null)
    const at = Number(hour(slot.from)) % 24
    const before = row[at]
    row[at] = before ? joined(before, slot) : slot
    rows.set(day(slot.from), row)
  }
  return {
    rows: [...rows].map(([name, each]) => ({ name, slots: each })),
    columnNames: Array.from({ length: 24 }, (_, at) => String(at).padStart(2, '0')),
  }
}

/** The hour that comes twice. */
const joined = (a: Slot, b: Slot): Slot => ({
  from: a.from,
  minutes: a.minutes + b.minutes,
  starts: [...a.starts, ...b.starts],
  together: Math.max(a.together, b.together),
})

function clockOf(timeZone: string, style: Intl.DateTimeFormatOptions) {
  const format = new Intl.DateTimeFormat('en-GB', { ...style, timeZone, hourCycle: 'h23' })
  return (minute: number) => format.format(minute * 60_000).replace(',', '')
}
