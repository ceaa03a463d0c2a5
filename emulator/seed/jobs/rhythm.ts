import type { JobSettings } from '../../workspace/jobs/settings'

/** How often a job runs: its settings say it to people, and the seeded past follows it. */
export type Rhythm =
  | { kind: 'daily'; hour: number; minute: number; zone: string }
  | { kind: 'weekly'; day: number; hour: number; zone: string }
  | { kind: 'monthly'; day: number; hour: number; zone: string }
  | { kind: 'hourly'; every: number; minute: number }
  | { kind: 'periodic'; hours: number }
  | { kind: 'continuous'; hours: number }
  | { kind: 'file-arrival'; perDay: number; url: string }
  | { kind: 'table-update'; perDay: number; tables: string[] }
  | { kind: 'manual'; everyDays: number }

const hourMs = 3_600_000
const dayMs = 24 * hourMs
export const historyDays = 60

const formats = new Map<string, Intl.DateTimeFormat>()

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  })
  formats.set(zone, made)
  return made
}

const offsets = new Map<string, number>()

/** What clocks of a zone show over UTC. Asking is slow, so a day that begins and ends alike is asked once. */
function offsetMs(zone: string, at: number): number {
  const midnight = Math.floor(at / dayMs) * dayMs
  const before = askOffset(zone, midnight)
  return before === askOffset(zone, midnight + dayMs) ? before : askOffset(zone, at)
}

function askOffset(zone: string, at: number): number {
  const quarter = Math.floor(at / 900_000)
  const key = `${zone}/${quarter}`
  const known = offsets.get(key)
  if (known !== undefined) return known
  const parts = formatOf(zone).formatToParts(quarter * 900_000)
  const part = (type: string) => Number(parts.find((each) => each.type === type)?.value)
  const shown = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'))
  const offset = shown - quarter * 900_000
  offsets.set(key, offset)
  return offset
}

/** The moment when a zone's clocks show a time on the day that lies so many days back. */
function localTime(
  zone: string,
  now: number,
  daysBack: number,
  hour: number,
  minute: number,
): number {
  const today = Math.floor((now + offsetMs(zone, now)) / dayMs)
  const wall = (today - daysBack) * dayMs + hour * hourMs + minute * 60_000
  const guess = wall - offsetMs(zone, wall)
  return wall - offsetMs(zone, guess)
}

const isOnDay = (rhythm: Rhythm, at: number): boolean => {
  if (rhythm.kind === 'weekly') return new Date(at).getUTCDay() === rhythm.day - 1
  return rhythm.kind !== 'monthly' || new Date(at).getUTCDate() === rhythm.day
}

/** About evenly, with the unevenness of things that happen. */
function spaced(now: number, gapMs: number, offset: number): number[] {
  const count = Math.floor((historyDays * dayMs) / gapMs)
  return Array.from({ length: count }, (_, index) => {
    const shift = (((index * 7_919 + offset) % 101) / 101) * 0.4
    return now - (index + 0.15 + shift) * gapMs
  })
}

/** When a job began in the last 60 days, newest first. */
export function pastStarts(rhythm: Rhythm, now: number, offset: number): number[] {
  switch (rhythm.kind) {
    case 'daily':
    case 'weekly':
    case 'monthly': {
      const { zone, hour } = rhythm
      const minute = rhythm.kind === 'daily' ? rhythm.minute : 0
      return Array.from({ length: historyDays }, (_, day) =>
        localTime(zone, now, day, hour, minute),
      ).filter((at) => at < now && isOnDay(rhythm, at + offsetMs(zone, at)))
    }
    case 'hourly': {
      const gap = rhythm.every * hourMs
      const latest = Math.floor((now - rhythm.minute * 60_000) / gap) * gap + rhythm.minute * 60_000
      const count = Math.floor((historyDays * dayMs) / gap)
      return Array.from({ length: count }, (_, index) => latest - index * gap)
    }
    case 'periodic':
    case 'continuous':
      return spaced(now, rhythm.hours * hourMs, offset)
    case 'file-arrival':
    case 'table-update':
      return spaced(now, dayMs / rhythm.perDay, offset)
    case 'manual':
      return spaced(now, rhythm.everyDays * dayMs, offset)
  }
}

const weekdays = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT']

const cron = (expression: string, timezone_id: string, pause_status: 'PAUSED' | 'UNPAUSED') => ({
  schedule: { quartz_cron_expression: expression, timezone_id, pause_status },
})

/** The part of the settings that starts the job by itself. */
export function startOf(
  rhythm: Rhythm,
  isPaused: boolean,
): Pick<JobSettings, 'schedule' | 'trigger' | 'continuous'> {
  const pause_status = isPaused ? 'PAUSED' : 'UNPAUSED'
  switch (rhythm.kind) {
    case 'daily':
      return cron(`0 ${rhythm.minute} ${rhythm.hour} * * ?`, rhythm.zone, pause_status)
    case 'weekly':
      return cron(
        `0 0 ${rhythm.hour} ? * ${weekdays[rhythm.day - 1] ?? 'MON'}`,
        rhythm.zone,
        pause_status,
      )
    case 'monthly':
      return cron(`0 0 ${rhythm.hour} ${rhythm.day} * ?`, rhythm.zone, pause_status)
    case 'hourly':
      return cron(`0 ${rhythm.minute} 0/${rhythm.every} * * ?`, 'UTC', pause_status)
    case 'periodic':
      return { trigger: { periodic: { interval: rhythm.hours, unit: 'HOURS' }, pause_status } }
    case 'continuous':
      return { continuous: { pause_status } }
    case 'file-arrival':
      return {
        trigger: {
          file_arrival: { url: rhythm.url, min_time_between_triggers_seconds: 300 },
          pause_status,
        },
      }
    case 'table-update':
      return {
        trigger: {
          table_update: { table_names: rhythm.tables, condition: 'ANY_UPDATED' },
          pause_status,
        },
      }
    case 'manual':
      return {}
  }
}
