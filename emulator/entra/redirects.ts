import type { Registration } from './registrations'

const isLocalhost = ({ protocol, hostname }: URL): boolean =>
  protocol === 'http:' && hostname === 'localhost'

/**
 * Whether an address is registered: the very same string. For `http://localhost` alone Entra looks away from the
 * port (RFC 8252, learn.microsoft.com/entra/identity-platform/reply-url).
 */
function isSame(registered: string, asked: string): boolean {
  if (registered === asked) return true
  if (!URL.canParse(registered) || !URL.canParse(asked)) return false
  const [one, other] = [new URL(registered), new URL(asked)]
  if (!isLocalhost(one) || !isLocalhost(other)) return false
  const isPlain = other.username === '' && other.password === '' && other.hash === ''
  return isPlain && one.pathname === other.pathname && one.search === other.search
}

export const isRegisteredRedirect = (client: Registration, asked: string): boolean =>
  client.redirectUris.some((registered) => isSame(registered, asked))

/** Where a sign-out may end: a redirect address of the application, or one it registered for that. */
export const isRegisteredLogout = (client: Registration, asked: string): boolean =>
  [...client.logoutUris, ...client.redirectUris].some((registered) => isSame(registered, asked))
