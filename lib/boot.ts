import 'server-only'
import { hasEasyAuth, listeningPort, mayOpenServerDoor } from '@/lib/env/platform'
import { env } from '@/lib/env/server'
import { SettingsError } from '@/lib/env/parse-env'
import { openServerDoor } from '@/lib/gateway/open-server-door'
import { workspacesWithIds } from '@/lib/gateway/workspace-ids'
import { log } from '@/lib/log'

/**
 * Once per server, before it answers anybody. Wrong settings end the process: a server that only throws here
 * would go on listening and answer 500 to everybody (measured on Next 16).
 */
export function boot(): void {
  try {
    const { origin, cloud, workspaces, isEmulator, appRoles, credential } = env()
    const names = workspaces.map(({ alias }) => alias)
    log.info('started', {
      origin,
      cloud,
      workspaces: names,
      appRoles,
      isEmulator,
      proof: credential.kind,
    })
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error
    process.stderr.write(`\n${error.message}\n`)
    process.exit(1)
  }
  if (hasEasyAuth())
    log.warn('easy-auth.on', {
      advice: 'Turn off Authentication of the App Service: Lakedeck signs people in by itself.',
    })
  if (mayOpenServerDoor()) openServerDoor(listeningPort())
  void workspacesWithIds()
}
