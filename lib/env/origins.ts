/** A workspace's address ends so, in the public, US government and China clouds. */
const workspaceSuffixes = ['.azuredatabricks.net', '.databricks.azure.us', '.databricks.azure.cn']

const loopbackNames = new Set(['localhost', '127.0.0.1', '[::1]'])

/** An http(s) address with nothing behind the host, or null. A bare trailing slash is forgiven. */
export function parseOrigin(text: string): URL | null {
  if (!URL.canParse(text)) return null
  const url = new URL(text)
  const isBare = url.pathname === '/' && !url.search && !url.hash && !url.username && !url.password
  // `?` and `#` with nothing behind them parse to an empty search and hash, but are still not an origin.
  if (!isBare || /[?#\s\\]/.test(text)) return null
  return url.protocol === 'https:' || url.protocol === 'http:' ? url : null
}

/**
 * The origin of one workspace, from the name Azure gives it (`adb-1234567890123456.7.azuredatabricks.net`); null for
 * anything else, the account console and other services of that domain included.
 */
export function perWorkspaceOrigin(name: string): string | null {
  const [first, suffix] = [/^adb-\d{1,19}\.\d{1,4}/.exec(name)?.[0], workspaceSuffixes]
  return first && suffix.includes(name.slice(first.length)) ? `https://${name}` : null
}

export function isLoopback(url: URL): boolean {
  return loopbackNames.has(url.hostname)
}

/** True for a host that Azure Databricks itself serves, over TLS on its ordinary port. */
export function isWorkspaceHost(url: URL): boolean {
  return (
    url.protocol === 'https:' &&
    url.port === '' &&
    workspaceSuffixes.some((suffix) => url.hostname.endsWith(suffix))
  )
}
