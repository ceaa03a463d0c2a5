import 'server-only'
import { AuthError } from '@/lib/auth/errors'
import { env } from '@/lib/env/server'

type Named = Pick<Headers, 'get' | 'has'>
/** What of a request says from where it comes. */
type Coming = { method: string; headers: Named; body: unknown }

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Refuses a change that another site could have made a browser send with our cookie. SameSite=Lax is not
 * enough: sibling hosts of a shared domain count as the same site. A bearer always wins over a cookie and no
 * other site can attach one, so a request with `Authorization` passes.
 */
export function refuseCrossSite(request: Coming): void {
  if (safeMethods.has(request.method) || request.headers.has('authorization')) return
  const fault = crossSiteFault(request)
  if (fault) throw new AuthError('CROSS_SITE', fault, { status: 403 })
}

function crossSiteFault(request: Coming): string | undefined {
  const { headers } = request
  if (!isFromOurPages(headers)) return 'The request came from another site, so nothing was done.'
  // A header outside the safe list forces a preflight, which we never answer for other origins.
  if (headers.get('x-lakedeck') !== '1') return 'The header `x-lakedeck: 1` is missing.'
  const type = headers.get('content-type')
  if (type === null ? request.body !== null : !/^application\/json\s*(;|$)/i.test(type.trim()))
    return 'The body has to be application/json.'
  return undefined
}

/** True when the browser itself says that one of our own pages sent this; also the rule for our two forms. */
export function isFromOurPages(headers: Named): boolean {
  const origin = headers.get('origin')
  const site = headers.get('sec-fetch-site')
  if (origin === null && site === null) return false
  return (origin === null || origin === env().origin) && (site === null || site === 'same-origin')
}
