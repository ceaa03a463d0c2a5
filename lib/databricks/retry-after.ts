/** Seconds that a `Retry-After` header asks to wait: a number, or a date of HTTP; null when it says neither. */
export function retryAfterSeconds(header: string | null, nowMs = Date.now()): number | null {
  const text = header?.trim() ?? ''
  if (/^\d{1,9}$/.test(text)) return Number(text)
  // Date.parse is lenient enough to read "-5" as a year; a date of HTTP names its weekday.
  const at = /^[A-Z][a-z]{2,8},? /.test(text) ? Date.parse(text) : Number.NaN
  return Number.isNaN(at) ? null : Math.max(0, Math.ceil((at - nowMs) / 1000))
}
