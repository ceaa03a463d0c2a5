import { formatCounted } from '@/lib/format/quantities'
import type { JobTrigger } from './schema'

const pad = (text: string) => text.padStart(2, '0')
const dayNames = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']
const dayKeys = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT']

/** What starts a job, in a few words: `daily 02:10 Europe/Amsterdam`, `every 2 hours`, `when files arrive`. */
export function triggerWords(trigger: JobTrigger): string {
  return `${eventWords(trigger)}${trigger.sqlCondition ? ', if a query says so' : ''}`
}

function eventWords(trigger: JobTrigger): string {
  switch (trigger.kind) {
    case 'schedule':
      return `${scheduleWords(trigger.quartz)} ${trigger.timeZone}`
    case 'periodic':
      return `every ${formatCounted(trigger.interval, trigger.unit.toLowerCase().replace(/s$/, ''))}`
    case 'file-arrival':
      return 'when files arrive'
    case 'table-update':
      return trigger.tables.length === 1
        ? `when ${trigger.tables[0]} changes`
        : `when ${trigger.needsAll ? 'all' : 'any'} of ${trigger.tables.length} tables change`
    case 'model':
      return 'when a model changes'
    case 'continuous':
      return 'continuously'
    case 'other':
      return 'by a trigger that Lakedeck does not know'
  }
}

/** The usual expressions in words; the others as they stand. */
function scheduleWords(quartz: string): string {
  const [second, minute = '', hour = '', day = '', month = '', weekday = '', year] = quartz
    .trim()
    .toUpperCase()
    .split(/\s+/)
  const isAnyMonth = month === '*' && (year === undefined || year === '*')
  const isAnyDay = isAny(day) && isAny(weekday)
  if (second !== '0' || !isAnyMonth || !/^\d+$/.test(minute)) return quartz
  if (isAnyDay) return timesOfDay(minute, hour) ?? quartz
  if (!/^\d+$/.test(hour)) return quartz
  const at = `${pad(hour)}:${pad(minute)}`
  if (isAny(day)) {
    const days = weekdays(weekday)
    return days === undefined ? quartz : `${days} ${at}`
  }
  if (isAny(weekday) && /^\d+$/.test(day)) return `monthly on day ${day} ${at}`
  return isAny(weekday) && day === 'L' ? `monthly on the last day ${at}` : quartz
}

const isAny = (field: string) => field === '*' || field === '?'

function timesOfDay(minute: string, hour: string): string | undefined {
  if (/^\d+$/.test(hour)) return `daily ${pad(hour)}:${pad(minute)}`
  if (hour === '*') return `hourly at :${pad(minute)}`
  const every = /^(?:0|\*)\/(\d+)$/.exec(hour)?.[1]
  if (every === undefined) return undefined
  return every === '1' ? `hourly at :${pad(minute)}` : `every ${every} hours at :${pad(minute)}`
}

function weekdays(field: string): string | undefined {
  if (field === 'MON-FRI' || field === '2-6') return 'weekdays'
  const at = /^\d$/.test(field) ? Number(field) - 1 : dayKeys.indexOf(field)
  return dayNames[at]
}
