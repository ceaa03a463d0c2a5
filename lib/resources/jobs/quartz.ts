/** The least and greatest value of each field of a Quartz expression: seconds to the day of the week, and the year. */
const bounds = [
  [0, 59],
  [0, 59],
  [0, 23],
  [1, 31],
  [1, 12],
  [1, 7],
  [1970, 2099],
] as const

const months = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC']
const days = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT']
const dayOfWeek = 5

/**
 * A Quartz expression as croner reads it with `alternativeWeekdays` (1 is Sunday): `?` is any day, `5/10` is a
 * range with a step, a range may go over the end (`22-2`). Null when it has not six or seven fields, or says what
 * croner cannot (`L-3`). Source: Quartz' CronExpression.
 */
export function quartzToCron(expression: string): string | null {
  const fields = expression.trim().toUpperCase().split(/\s+/)
  if (fields.length !== 6 && fields.length !== 7) return null
  const restricted = [fields[3], fields[dayOfWeek]].filter(
    (field) => field !== '?' && field !== '*',
  )
  if (restricted.length === 2) return null
  const read = fields.map(readField)
  return read.some((field) => field.includes('L-')) ? null : read.join(' ')
}

function readField(field: string, index: number): string {
  if (field === '?') return '*'
  if (field === 'L' && index === dayOfWeek) return '7'
  return named(field, index)
    .split(',')
    .map((part) => readPart(part, index))
    .join(',')
}

/** Names as numbers: croner counts weekdays by name from Sunday as 0, Quartz by number from Sunday as 1. */
function named(field: string, index: number): string {
  const names = index === 4 ? months : index === dayOfWeek ? days : []
  return field.replace(/[A-Z]{3}/g, (name) => {
    const at = names.indexOf(name)
    return at === -1 ? name : String(at + 1)
  })
}

function readPart(part: string, index: number): string {
  const [least, most] = bounds[index] ?? [0, 59]
  const step = /^(\d+|\*)?\/(\d+)$/.exec(part)
  if (step) return `${step[1] === '*' || !step[1] ? least : step[1]}-${most}/${step[2]}`
  const range = /^(\d+)-(\d+)(\/\d+)?$/.exec(part)
  if (!range) return part
  const [, from = '', to = '', by = ''] = range
  if (Number(from) <= Number(to)) return part
  return wrapped(Number(from), Number(to), Number(by.slice(1) || 1), least, most)
}

/** `22-2/2` goes on counting over midnight: 22, 0, 2. */
function wrapped(from: number, to: number, by: number, least: number, most: number): string {
  const size = most - least + 1
  const count = Math.floor((to + size - from) / by) + 1
  return Array.from({ length: count }, (_, at) => ((from - least + at * by) % size) + least).join(
    ',',
  )
}
