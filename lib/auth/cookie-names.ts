import 'server-only'
import { env } from '@/lib/env/server'

/** `__Host-` pins a cookie to this very host over TLS; plain http on loopback cannot have it. */
const named = (name: string) => `${env().isSecureOrigin ? '__Host-' : ''}lakedeck.${name}`

/**
 * No other cookie may begin with the session's name: chunks are told by it. The last four are notes a
 * browser carries to Entra and back.
 */
export const cookieNames = () => ({
  session: named('session'),
  state: named('state'),
  pkce: named('pkce'),
  nonce: named('nonce'),
  returnTo: named('return-to'),
  attempt: named('attempt'),
  csrf: named('csrf'),
})
