import { toRedirect } from '@/lib/auth/browser-answer'
import { safeReturnPath } from '@/lib/auth/callback-url'
import { pagePathHeader } from '@/lib/auth/page-path'
import { env } from '@/lib/env/server'

/** Where proxy.ts sends a page that was asked for under another host: the same page at our own address. */
export function GET(request: Request) {
  const { origin } = env()
  const path = safeReturnPath(request.headers.get(pagePathHeader), origin)
  return toRedirect({ location: origin + path, setCookies: [] })
}
