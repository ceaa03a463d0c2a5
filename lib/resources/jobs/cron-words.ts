import { quartzToCron } from './quartz'

const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]
const dayNames = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']

/**
 * A Quartz expression as a sentence without its full stop: `At 02:12 every day`, `Every 20 minutes of the hours 8 to
 * 18, on Monday to Friday`. Null for what cannot be read.
 */
export function cronWords(quartz: string): string | null {
  if (quartzToCron(quartz) === null) return null
  const fields = quartz.trim().toUpperCase().split(/\s+/)
  const [second = '', minute = '', hour = '', day = '', month = '', weekday = '', year = '*'] =
    fields
  const days = dayWords(day, weekday)
  const months = isAny(month) ? null : `in ${listWords(month, monthName)}`
  const years = isAny(year) ? null : `in ${listWords(year, String)}`
  return [timeWords(second, minute, hour), days, months, years].filter(Boolean).join(', ')
}

const isAny = (field: string) => field === '*' || field === '?'
const isNumbers = (field: string) => /^\d+(,\d+)*$/.test(field)
const pad = (text: string) => text.padStart(2, '0')

function timeWords(second: string, minute: string, hour: string): string {
  const seconds = secondWords(second)
  if (isNumbers(minute) && isNumbers(hour)) {
    const times = hour
      .split(',')
      .flatMap((h) => minute.split(',').map((m) => `${pad(h)}:${pad(m)}`))
    if (times.length <= 6) return `At ${joined(times)}${seconds}`
  }
  const hours = hourWords(hour)
  const every = stepOf(minute, '0')
  if (isAny(minute)) return `Every minute${hours ? ` of ${hours}` : ''}${seconds}`
  if (every) return `${everyWords(every, 'minute')}${hours ? ` of ${hours}` : ''}${seconds}`
  const word = /^\d+$/.test(minute) ? 'minute' : 'minutes'
  return `At ${word} ${listWords(minute, String)} of ${hours ?? 'every hour'}${seconds}`
}

function secondWords(second: string): string {
  if (second === '0') return ''
  if (isAny(second)) return ', every second'
  const every = stepOf(second, '0')
  if (every) return `, ${everyWords(every, 'second').toLowerCase()}`
  return `, at second ${listWords(second, String)}`
}

/** Null is every hour. */
function hourWords(hour: string): string | null {
  if (isAny(hour)) return null
  const every = stepOf(hour, '0')
  if (every) {
    const step = every.by === '1' ? 'every hour' : `every ${ordinal(every.by)} hour`
    return every.from === '0' ? step : `${step} from ${pad(every.from)}:00`
  }
  const word = /^\d+$/.test(hour) ? 'the hour' : 'the hours'
  return `${word} ${listWords(hour, String)}`
}

type Step = { from: string; by: string }

/** `0/20`, `*\/20` and `/20` begin at the field's least value. */
function stepOf(field: string, least: string): Step | null {
  const [, from, by] = /^(\d+|\*)?\/(\d+)$/.exec(field) ?? []
  if (by === undefined) return null
  return { from: from === undefined || from === '*' ? least : from, by }
}

const everyWords = ({ from, by }: Step, unit: string) =>
  `Every ${by === '1' ? unit : `${by} ${unit}s`}${from === '0' ? '' : ` from ${unit} ${from}`}`

function dayWords(day: string, weekday: string): string {
  if (!isAny(weekday)) return weekdayWords(weekday)
  if (isAny(day)) return 'every day'
  if (day === 'L') return 'on the last day of the month'
  if (day === 'LW' || day === 'WL') return 'on the last weekday of the month'
  const near = /^(\d+)W$/.exec(day)?.[1]
  if (near) return `on the weekday nearest to day ${near} of the month`
  const every = stepOf(day, '1')
  if (every) {
    const step = every.by === '1' ? 'every day' : `every ${every.by} days`
    return `${step} from day ${every.from} of the month`
  }
  return `on ${/^\d+$/.test(day) ? 'day' : 'days'} ${listWords(day, String)} of the month`
}

function weekdayWords(weekday: string): string {
  if (weekday === 'L') return 'on Saturday'
  const last = /^(\d|[A-Z]{3})L$/.exec(weekday)?.[1]
  if (last) return `on the last ${dayName(last)} of the month`
  const [, nth, count] = /^(\d|[A-Z]{3})#(\d)$/.exec(weekday) ?? []
  if (nth && count) return `on the ${ordinal(count)} ${dayName(nth)} of the month`
  return `on ${listWords(weekday, dayName)}`
}

/** `1,3-5` is `1 and 3 to 5`, each by its name. */
function listWords(field: string, nameOf: (value: string) => string): string {
  const parts = field.split(',').map((part) => {
    const [, from, to, by] = /^([^-/]+)-([^-/]+)(?:\/(\d+))?$/.exec(part) ?? []
    if (from !== undefined && to !== undefined) {
      const range = `${nameOf(from)} to ${nameOf(to)}`
      return by === undefined ? range : `every ${ordinal(by)} of ${range}`
    }
    const [, start, step] = /^([^-/]+)\/(\d+)$/.exec(part) ?? []
    return start !== undefined && step !== undefined
      ? `every ${ordinal(step)} from ${nameOf(start)}`
      : nameOf(part)
  })
  return joined(parts)
}

const joined = (parts: readonly string[]): string =>
  parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`

const byKey = (names: readonly string[], value: string, first: number): string =>
  names.find((name) => name.slice(0, 3).toUpperCase() === value) ??
  names[Number(value) - first] ??
  value

const monthName = (value: string) => byKey(monthNames, value, 1)
/** Quartz counts from Sunday as 1. */
const dayName = (value: string) => byKey(dayNames, value, 1)

const endings: Record<string, string> = { '1': 'st', '2': 'nd', '3': 'rd' }
const ordinal = (count: string): string =>
  `${count}${/1\d$/.test(count) ? 'th' : (endings[count.at(-1) ?? ''] ?? 'th')}`
