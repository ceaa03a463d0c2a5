import 'server-only'
import type { Caller } from '@/lib/auth/caller'
import { AuthError } from '@/lib/auth/errors'

export type RequestCaller = {
  caller: Caller
  /** Complete `Set-Cookie` values, for the answer: a refreshed session. Empty for bearers. */
  setCookies: string[]
}

/** Who makes this request, from its bearer or else its session; throws an AuthError when nobody does. */
export function callerForRequest(request: Request): Promise<RequestCaller> {
  const code = request.headers.has('authorization') ? 'TOKEN_INVALID' : 'NOT_SIGNED_IN'
  return Promise.reject(new AuthError(code, 'Please sign in.', { status: 401, action: 'sign-in' }))
}
