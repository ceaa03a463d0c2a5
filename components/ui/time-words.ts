const minuteMs = 60_000
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs

const two = (value: number) => String(value).padStart(2, '0')

/** `12 s`, `4 min 40 s`, `1 h 04 min`, `3 d 5 h`: two units at most, so that rows stay comparable. */
export function durationWords(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000))
  if (seconds < 60) return `${seconds} s`
  const minutes = Math.floor(seconds / 60)
  if (minutes < 10) return `${minutes} min ${two(seconds % 60)} s`
  if (minutes < 60) return `${minutes} min`
  const hours = Math.floor(minutes / 60)
  if (hours < 48) return `${hours} h ${two(minutes % 60)} min`
  return `${Math.floor(hours / 24)} d ${hours % 24} h`
}

/** `4 s ago`, `38 min ago`, `5 h ago`, `3 d ago`; what lies ahead reads `in 5 min`. */
export function relativeWords(atMs: number, nowMs: number): string {
  const distance = Math.abs(nowMs - atMs)
  const words =
    distance < minuteMs
      ? `${Math.floor(distance / 1000)} s`
      : distance < hourMs
        ? `${Math.floor(distance / minuteMs)} min`
        : distance < 2 * dayMs
          ? `${Math.floor(distance / hourMs)} h`
          : `${Math.floor(distance / dayMs)} d`
  // Clocks of two machines differ by a second or two; nothing that happened lies ahead.
  if (atMs > nowMs && distance > 5_000) return `in ${words}`
  return distance < 1_000 ? 'just now' : `${atMs > nowMs ? '0 s' : words} ago`
}

/** `Sun 22 Nov 2026, 08:37:12 GMT+1`; without a zone, UTC. */
export function absoluteWords(atMs: number, timeZone?: string): string {
  return new Intl.DateTimeFormat('en-GB', {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    timeZone: timeZone ?? 'UTC',
    timeZoneName: 'short',
  }).format(atMs)
}

/** `08:37`, on another day `21 Nov, 08:37`. */
export function clockWords(atMs: number, nowMs: number, timeZone: string): string {
  const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone })
  const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone })
  const time = clock.format(atMs)
  return day.format(atMs) === day.format(nowMs) ? time : `${day.format(atMs)}, ${time}`
}
