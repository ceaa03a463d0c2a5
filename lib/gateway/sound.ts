/**
 * Whether an address means one path to everybody who reads it. Next answers 500 to a malformed percent sign, redirects
 * for two slashes, and takes dot segments and backslashes as browsers do: `/./api/2.1/jobs/list` would pass by the
 * server door and reach the route door as another path. No page of ours has any of these.
 */
export function isSound(url: string): boolean {
  const raw = url.split('?', 1)[0] ?? ''
  if (!raw.startsWith('/') || raw.includes('//') || /[\\#]/.test(raw)) return false
  const path = decoded(raw)
  return path !== null && !path.split('/').some((part) => part === '.' || part === '..')
}

function decoded(path: string): string | null {
  if (!path.includes('%')) return path
  try {
    return decodeURIComponent(path)
  } catch {
    return null
  }
}
