/** The sign-in page, which afterwards leads to `returnTo`. */
export function signInPath(returnTo: string): '/sign-in' | `/sign-in?${string}` {
  return returnTo === '/'
    ? '/sign-in'
    : `/sign-in?${new URLSearchParams({ callbackUrl: returnTo }).toString()}`
}

export type SignInErrorFacts = {
  code: string
  correlationId?: string | null
  at?: string
  returnTo?: string
}

/** The page that explains a refused sign-in. */
export function signInErrorPath({
  code,
  correlationId,
  at,
  returnTo,
}: SignInErrorFacts): `/sign-in/error?${string}` {
  const query = new URLSearchParams({ code, at: at ?? new Date().toISOString() })
  if (correlationId) query.set('correlation', correlationId)
  if (returnTo && returnTo !== '/') query.set('callbackUrl', returnTo)
  return `/sign-in/error?${query.toString()}`
}
