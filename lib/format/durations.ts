const second = 1_000
const minute = 60 * second
const hour = 60 * minute
const day = 24 * hour

/** `8 s`, `4 min 05 s`, `1 h 04 min`, `3 d 02 h`: two units at most, the second one padded so that columns line up. */
export function formatDuration(ms: number): string {
  if (!Number.isFinite(ms)) return '–'
  const whole = Math.max(0, Math.floor(ms / second)) * second
  if (whole < minute) return `${whole / second} s`
  if (whole < hour) return two(whole, minute, 'min', second, 's')
  if (whole < day) return two(whole, hour, 'h', minute, 'min')
  return two(whole, day, 'd', hour, 'h')
}

function two(
  ms: number,
  large: number,
  largeName: string,
  small: number,
  smallName: string,
): string {
  const rest = Math.floor((ms % large) / small)
  return `${Math.floor(ms / large)} ${largeName} ${String(rest).padStart(2, '0')} ${smallName}`
}

/** For minutes as settings say them: `30 min`, `2 h`, `1 h 30 min`. */
export function formatMinutes(minutes: number): string {
  if (minutes < 60) return `${minutes} min`
  const rest = minutes % 60
  return rest === 0
    ? `${minutes / 60} h`
    : `${Math.floor(minutes / 60)} h ${String(rest).padStart(2, '0')} min`
}
