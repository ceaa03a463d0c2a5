/** A minute of the epoch on the clock of a zone: `Sat 28 Nov 02:12`, or `02:12` alone. */
export function minuteWords(minute: number, timeZone: string, isClockOnly = false): string {
  const style: Intl.DateTimeFormatOptions = isClockOnly
    ? {}
    : { weekday: 'short', day: 'numeric', month: 'short' }
  return new Intl.DateTimeFormat('en-GB', {
    ...style,
    hour: '2-digit',
    minute: '2-digit',
    timeZone,
  })
    .format(minute * 60_000)
    .replaceAll(',', '')
}
