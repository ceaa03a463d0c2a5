import 'server-only'
import type { BrowserAnswer } from '@/lib/auth/start-sign-in'
import { env } from '@/lib/env/server'

/** Sends the browser on, always with GET. */
export function toRedirect({ location, setCookies }: BrowserAnswer): Response {
  const headers = new Headers({ location, 'cache-control': 'no-store' })
  for (const cookie of setCookies) headers.append('set-cookie', cookie)
  return new Response(null, { status: 303, headers })
}

/** To a form that another site sent: nothing was done, and a person who sees this knows where to go. */
export function refuseForeignForm(): Response {
  const body = `This request came from another site, so nothing was done. Open ${env().origin}\n`
  const headers = { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' }
  return new Response(body, { status: 403, headers })
}
