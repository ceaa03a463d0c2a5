/** Where this server runs, as its platform tells it; read at boot. */

/** The port the server listens on: Next's own rule for the standalone server. */
export const listeningPort = (): number => Number.parseInt(process.env.PORT ?? '', 10) || 3000

export const isOnVercel = (): boolean => process.env.VERCEL === '1'

/** The server door is open unless SERVER_DOOR=off, where there is a server of ours to open it on. */
export const mayOpenServerDoor = (): boolean =>
  process.env.NODE_ENV === 'production' && !isOnVercel() && process.env.SERVER_DOOR !== 'off'
