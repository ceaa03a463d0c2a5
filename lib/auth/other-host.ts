import 'server-only'
import { parseCookies } from '@/lib/auth/cookie-jar'
import { env } from '@/lib/env/server'

const hopCookie = 'lakedeck-host-hop'

/**
 * Our own address for a page that was asked for under another name (127.0.0.1 for localhost, a platform's
 * second host name), or null. The cookies of one name are not sent to the other, so sign-in would fail.
 */
export function leaveOtherHost(
  headers: Headers,
  path: string,
): { location: string; setCookie: string } | null {
  const { origin, isSecureOrigin } = env()
  const ours = new URL(origin).host
  const asked = [headers.get('host'), headers.get('x-forwarded-host')]
  if (asked.includes(ours) || asked.every((host) => host === null)) return null
  // A proxy in between that hides the host the browser asked for would be sent round in circles: the note
  // comes back only when browser and address were right all along.
  if (parseCookies(headers.get('cookie')).has(hopCookie)) return null
  const secure = isSecureOrigin ? '; Secure' : ''
  return {
    location: origin + path,
    setCookie: `${hopCookie}=1; Path=/; Max-Age=10; HttpOnly; SameSite=Lax${secure}`,
  }
}
