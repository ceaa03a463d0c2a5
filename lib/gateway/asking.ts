import 'server-only'
import { refuseCrossSite } from '@/lib/auth/cross-site'
import { callerForRequest, type RequestCaller } from '@/lib/auth/request-caller'
import type { Call } from './call'

/** All that says who asks, and from where. */
const telling = [
  'authorization',
  'cookie',
  'origin',
  'sec-fetch-site',
  'x-lakedeck',
  'content-type',
]

/**
 * Who makes this call: its bearer, else its session. A session's cookie comes along whoever made the browser send
 * the call, so there our own page has to be the one.
 */
export function whoAsks(call: Call): Promise<RequestCaller> {
  const headers = new Headers()
  for (const name of telling) {
    const value = call.headers.get(name)
    if (value !== null) headers.set(name, value)
  }
  const request = new Request('http://localhost/', { method: call.method, headers })
  if (headers.has('cookie')) refuseCrossSite(request)
  return callerForRequest(request)
}
