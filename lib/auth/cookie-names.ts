import 'server-only'
import { env } from '@/lib/env/server'

/** `__Host-` pins a cookie to this very host over TLS; plain http on loopback cannot have it. */
const named = (name: string) => `${env().isSecureOrigin ? '__Host-' : ''}lakedeck.${name}`

/**
 * No other cookie may begin with the session's name: chunks are told by it. A browser sees the first three; the
 * others are NextAuth's, which stay between it and us.
 */
export const cookieNames = () => ({
  session: named('session'),
  /** The workspaces a person added for their session. */
  added: named('added'),
  /** One for each sign-in on its way. */
  signIn: named('sign-in'),
  state: named('state'),
  pkce: named('pkce'),
  nonce: named('nonce'),
  returnTo: named('return-to'),
  csrf: named('csrf'),
})
