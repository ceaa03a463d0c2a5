const longest = 2_048
const unsafe = /[\\\u0000-\u001f\u007f]/

/** Places that make no sense to return to: they would sign in again, or answer JSON. */
const noReturn = /^\/(?:api|sign-in|signed-out)(?:\/|$)/

/**
 * The path to return to after sign-in: on our own origin, or `/`. Whatever is handed in, the result begins
 * with exactly one slash and no browser reads another host out of it.
 */
export function safeReturnPath(candidate: unknown, origin: string): string {
  if (typeof candidate !== 'string' || candidate.length > longest || unsafe.test(candidate))
    return '/'
  const isPath = candidate.startsWith('/') && !candidate.startsWith('//')
  if (!isPath && !candidate.startsWith(`${origin}/`)) return '/'
  if (!URL.canParse(candidate, origin)) return '/'
  const url = new URL(candidate, origin)
  // `/.//host` is a path whose normal form begins with two slashes.
  if (url.origin !== origin || url.pathname.startsWith('//') || noReturn.test(url.pathname))
    return '/'
  return `${url.pathname}${url.search}${url.hash}`
}
