/** Where this server runs, as its platform tells it; read at boot. */

/** The port the server listens on: Next's own rule for the standalone server. */
export const listeningPort = (): number => Number.parseInt(process.env.PORT ?? '', 10) || 3000

export const isOnVercel = (): boolean => process.env.VERCEL === '1'

/**
 * App Service's own sign-in ("Easy Auth") stands before this server: it sends people to a second sign-in, refuses the
 * bearers of scripts and makes every request's headers longer. Nothing here reads the headers it adds.
 */
export const hasEasyAuth = (): boolean => /^true$/i.test(process.env.WEBSITE_AUTH_ENABLED ?? '')

/** The server door is open unless SERVER_DOOR=off, where there is a server of ours to open it on. */
export const mayOpenServerDoor = (): boolean =>
  process.env.NODE_ENV === 'production' && !isOnVercel() && process.env.SERVER_DOOR !== 'off'

export type Platform = 'vercel' | 'app-service' | 'kubernetes' | 'own'

/** Where a server runs is told by what its platform sets for it. */
export function platform(): Platform {
  if (isOnVercel()) return 'vercel'
  if (process.env.WEBSITE_INSTANCE_ID) return 'app-service'
  return process.env.KUBERNETES_SERVICE_HOST ? 'kubernetes' : 'own'
}
