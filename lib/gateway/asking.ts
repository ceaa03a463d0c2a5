import 'server-only'
import { refuseCrossSite } from '@/lib/auth/cross-site'
import { callerForRequest, type RequestCaller } from '@/lib/auth/request-caller'
import type { Call } from './call'

/**
 * Who makes this call: its bearer, else its session. A session's cookie comes along whoever made the browser send
 * the call, so there our own page has to be the one.
 */
export function whoAsks({ method, headers }: Call): Promise<RequestCaller> {
  if (headers.has('cookie')) refuseCrossSite({ method, headers, body: null })
  return callerForRequest({ headers })
}
