import 'server-only'
import { parseCookies, setCookie } from '@/lib/auth/cookie-jar'
import { env } from '@/lib/env/server'

const hopCookie = 'lakedeck-host-hop'

/**
 * For a page that was asked for under another name (127.0.0.1 for localhost, a platform's second host name),
 * the cookie to set on the way to our own address; null when there is nowhere to go. The cookies of one name
 * are not sent to the other, so sign-in would fail.
 */
export function leaveOtherHost(headers: Headers): string | null {
  const { origin, isSecureOrigin: isSecure } = env()
  const ours = new URL(origin).host
  const asked = [headers.get('host'), headers.get('x-forwarded-host')]
  if (asked.includes(ours) || asked.every((host) => host === null)) return null
  // A proxy in between that hides the host the browser asked for would be sent round in circles: the note
  // comes back only when browser and address were right all along.
  if (parseCookies(headers.get('cookie')).has(hopCookie)) return null
  return setCookie(hopCookie, '1', { maxAgeSeconds: 10, isSecure })
}
