import { Cron } from 'croner'
import { invalidParameter } from '../errors'
import type { CronSchedule } from './settings'

/** The greatest value of each field of a Quartz expression: seconds to the day of the week. */
const most = [59, 59, 23, 31, 12, 7]

/** Quartz reads `5/10` as "from 5 on, every 10"; croner wants the range written out. */
const toRange = (field: string, index: number): string =>
  field.replace(/(^|,)(\d+)\/(\d+)/g, (_, comma: string, from: string, by: string) => {
    return `${comma}${from}-${most[index] ?? 2099}/${by}`
  })

const refused = (expression: string) =>
  invalidParameter(`Invalid quartz cron expression '${expression}'`)

/** Six fields or seven, and a question mark in exactly one of the two days, as Quartz has it. */
function toPattern(expression: string): string {
  const fields = expression.trim().split(/\s+/)
  if (fields.length !== 6 && fields.length !== 7) throw refused(expression)
  const questions = [fields[3], fields[5]].filter((field) => field === '?').length
  if (questions !== 1 || fields.filter((field) => field.includes('?')).length > 1) {
    throw refused(expression)
  }
  return fields.map((field, index) => toRange(field, index).replace('?', '*')).join(' ')
}

function requireZone(zone: string): void {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
  } catch {
    throw invalidParameter(`Invalid timezone id: ${zone}`)
  }
}

/** Java's names that JavaScript does not know are few; these two stand in schedules. */
const zoneNames: Record<string, string> = { GMT: 'UTC', Z: 'UTC' }

const crons = new Map<string, Cron>()

function cronOf({ quartz_cron_expression: expression, timezone_id: zone }: CronSchedule): Cron {
  const key = `${expression}|${zone}`
  const known = crons.get(key)
  if (known) return known
  requireZone(zoneNames[zone] ?? zone)
  const pattern = toPattern(expression)
  try {
    const options = { timezone: zoneNames[zone] ?? zone, paused: true, alternativeWeekdays: true }
    const cron = new Cron(pattern, options)
    crons.set(key, cron)
    return cron
  } catch {
    throw refused(expression)
  }
}

/** Refuses what Quartz cannot read. */
export const checkSchedule = (schedule: CronSchedule): void => void cronOf(schedule)

type Interval = { after: number; next: number | null }
const latest = new Map<Cron, Interval>()

/** The first moment after another at which a schedule fires; null when there is none. */
export function nextFire(schedule: CronSchedule, after: number): number | null {
  const cron = cronOf(schedule)
  const known = latest.get(cron)
  if (known && known.after <= after && (known.next === null || after < known.next))
    return known.next
  const next = cron.nextRun(new Date(after))?.getTime() ?? null
  latest.set(cron, { after, next })
  return next
}
