/** A request's cookies by name, with their values as sent (not decoded). */
export type CookieJar = ReadonlyMap<string, string>

/** Reads a `Cookie` header. Of two cookies with one name the first counts: browsers send the longer path first. */
export function parseCookies(header: string | null): CookieJar {
  const jar = new Map<string, string>()
  for (const pair of (header ?? '').split(';')) {
    const at = pair.indexOf('=')
    const name = pair.slice(0, Math.max(at, 0)).trim()
    if (name && !jar.has(name)) jar.set(name, pair.slice(at + 1).trim())
  }
  return jar
}

export function toCookieHeader(jar: CookieJar): string {
  return [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
}

/** One `Set-Cookie` value. Every cookie of ours is for this host alone and out of reach of scripts. */
export function setCookie(
  name: string,
  value: string,
  { maxAgeSeconds, isSecure }: { maxAgeSeconds: number; isSecure: boolean },
): string {
  const secure = isSecure ? '; Secure' : ''
  return `${name}=${value}; Path=/; Max-Age=${maxAgeSeconds}; HttpOnly; SameSite=Lax${secure}`
}
