// Longer than any limit of a workspace lasts: a header with a fault in it must not silence a workspace for years.
const longest = 120

/** A wait that is obeyed, and passed on to whoever asked. */
export const sensibleWait = (seconds: number): number =>
  Math.min(longest, Math.max(0, Math.ceil(seconds)))

/** Seconds that a `Retry-After` header asks to wait: a number, or a date of HTTP; null when it says neither. */
export function retryAfterSeconds(header: string | null, nowMs = Date.now()): number | null {
  const text = header?.trim() ?? ''
  if (/^\d+$/.test(text)) return sensibleWait(Number(text))
  // Date.parse is lenient enough to read "-5" as a year; a date of HTTP names its weekday.
  const at = /^[A-Z][a-z]{2,8},? /.test(text) ? Date.parse(text) : Number.NaN
  return Number.isNaN(at) ? null : sensibleWait((at - nowMs) / 1000)
}
