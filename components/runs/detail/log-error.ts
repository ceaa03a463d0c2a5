/** Where a log tells the error: the line itself, else the last one that looks like an error. */
export function errorLineIn(lines: readonly string[], errorLine: string | null): number | null {
  const wanted = errorLine?.slice(0, comparedLength)
  const exact = wanted ? lines.findLastIndex((line) => line.includes(wanted)) : -1
  const at = exact === -1 ? lines.findLastIndex((line) => looksLikeError.test(line)) : exact
  return at === -1 ? null : at
}

// Logs cut long lines, and the line of the error may have been shortened too.
const comparedLength = 80

const looksLikeError =
  /\b(?:ERROR|FATAL|SEVERE)\b|Traceback \(most recent|^[\w.]+(?:Error|Exception):/
