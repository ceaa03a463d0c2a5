/** The lines that a text is in, whatever its case; none of nothing. */
export function linesWith(lines: readonly string[], wanted: string): number[] {
  const needle = wanted.toLowerCase()
  if (needle === '') return []
  return lines.flatMap((line, at) => (line.toLowerCase().includes(needle) ? at : []))
}

/** The hit after, or before, the one at hand; round at the ends. */
export const hitBeside = (count: number, at: number, step: 1 | -1): number =>
  count === 0 ? 0 : (at + step + count) % count

/** A line in pieces: what is wanted, and what stands around it. */
export function marksIn(line: string, wanted: string): { text: string; isHit: boolean }[] {
  const needle = wanted.toLowerCase()
  if (needle === '') return [{ text: line, isHit: false }]
  const lower = line.toLowerCase()
  // A letter that is longer in lower case would shift every place behind it.
  if (lower.length !== line.length) return [{ text: line, isHit: false }]
  const parts: { text: string; isHit: boolean }[] = []
  let from = 0
  for (let at = lower.indexOf(needle); at !== -1; at = lower.indexOf(needle, from)) {
    if (at > from) parts.push({ text: line.slice(from, at), isHit: false })
    from = at + needle.length
    parts.push({ text: line.slice(at, from), isHit: true })
  }
  if (from < line.length) parts.push({ text: line.slice(from), isHit: false })
  return parts
}
