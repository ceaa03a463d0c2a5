import type { JobClockChange } from '@/lib/resources/jobs/schema'

/** `On Sun 28 Mar 2027 clocks go from 02:00 to 03:00: 02:12 does not come, and that start may be late or left out.` */
export function changeWords({
  kind,
  at,
  timeZone,
  from,
  to,
  count,
  times,
}: JobClockChange): string {
  const what =
    count > times.length ? `${count} of its times (${times.join(', ')}, …)` : joined(times)
  const isOne = count === 1
  const happens =
    kind === 'skipped'
      ? `${isOne ? 'does' : 'do'} not come, and ${isOne ? 'that start' : 'those starts'} may be late or left out`
      : `${isOne ? 'comes' : 'come'} twice, and it may start twice`
  return `On ${dayOf(at, timeZone)} clocks go from ${from} to ${to}: ${what} ${happens}.`
}

const joined = (times: readonly string[]): string =>
  times.length < 2 ? (times[0] ?? '') : `${times.slice(0, -1).join(', ')} and ${times.at(-1)}`

function dayOf(at: string, timeZone: string): string {
  const style = { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' } as const
  return new Intl.DateTimeFormat('en-GB', { ...style, timeZone })
    .format(Date.parse(at))
    .replace(',', '')
}
