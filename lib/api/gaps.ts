/** Says of an answer that it is not the whole, and what it lacks. CSV and NDJSON have no other place for it. */
export const incompleteHeader = 'x-lakedeck-incomplete'

// Proxies refuse headers that are longer than a few kilobytes.
const most = 20

/** Reasons are in words of ours, one a gap; none for an answer that is whole. */
export function tellGaps(response: Response, gaps: readonly string[]): void {
  if (gaps.length === 0) return
  const told = gaps.slice(0, most)
  const more = gaps.length > most ? [`and ${gaps.length - most} more`] : []
  const text = [...told, ...more].join('; ')
  // A header holds plain letters; what Databricks calls things may be of others.
  response.headers.set(incompleteHeader, text.replace(/[^\x20-\x7e]/g, '?'))
}
