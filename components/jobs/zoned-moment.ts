import type { Job } from '@/lib/resources/jobs/schema'

/** The zone in which a job's schedule is written; UTC for what has none. */
export function zoneOf({ triggers }: Pick<Job, 'triggers'>): string {
  const zones = triggers.flatMap((each) => (each.kind === 'schedule' ? [each.timeZone] : []))
  return zones[0] ?? 'UTC'
}

/** A moment on the clock of a zone: `Mon 23 Nov, 02:10`. */
export function formatZoned(at: string, timeZone: string): string {
  try {
    return new Intl.DateTimeFormat('en-GB', {
      weekday: 'short',
      day: 'numeric',
      month: 'short',
      hour: '2-digit',
      minute: '2-digit',
      timeZone,
    })
      .format(new Date(at))
      .replace(',', '')
  } catch {
    // A zone that Java knows and this browser does not.
    return at
  }
}
