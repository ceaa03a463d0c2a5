/** `just now`, `5 min ago`, `in 2 h`, `3 days ago`: how far a moment is from now. */
export function formatRelative(at: string | number | Date, nowMs: number): string {
  const ms = new Date(at).getTime() - nowMs
  if (Number.isNaN(ms)) return '–'
  const amount = amountOf(Math.abs(ms))
  if (amount === null) return 'just now'
  return ms < 0 ? `${amount} ago` : `in ${amount}`
}

function amountOf(ms: number): string | null {
  const seconds = Math.floor(ms / 1000)
  if (seconds < 10) return null
  if (seconds < 60) return `${seconds} s`
  const minutes = Math.floor(seconds / 60)
  if (minutes < 60) return `${minutes} min`
  const hours = Math.floor(minutes / 60)
  if (hours < 24) return `${hours} h`
  const days = Math.floor(hours / 24)
  return days === 1 ? '1 day' : `${days} days`
}

export type MomentStyle = { timeZone: string; locale?: string }

/** The exact moment with its zone, for tooltips and details: `3 Oct 2026, 14:05:09 CEST`. */
export function formatMoment(
  at: string | number | Date,
  { timeZone, locale = 'en-GB' }: MomentStyle,
): string {
  const date = new Date(at)
  if (Number.isNaN(date.getTime())) return '–'
  return new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    timeZoneName: 'short',
    timeZone,
  }).format(date)
}
