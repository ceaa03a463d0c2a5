/**
 * Whether an address means one path to everybody who reads it. Next answers 500 to a malformed percent sign, redirects
 * for two slashes, and takes dot segments and backslashes as browsers do: `/./api/2.1/jobs/list` would pass by the
 * server door and reach the route door as another path. No page of ours has any of these.
 */
export function isSound(url: string): boolean {
  const raw = url.split('?', 1)[0] ?? ''
  if (!raw.startsWith('/') || raw.includes('//') || /[\\#]/.test(raw)) return false
  // A slash that is encoded ends no segment: such an id is for its page to refuse.
  return raw
    .split('/')
    .map(decoded)
    .every((part) => part !== null && !/^\.{1,2}$/.test(part))
}

function decoded(part: string): string | null {
  if (!part.includes('%')) return part
  try {
    return decodeURIComponent(part)
  } catch {
    return null
  }
}
