import { databricksResourceId } from '../../lib/env/clouds'
import { demoToken, personsToken } from '../../scripts/demo-token'
import { emulator } from '../emulator'
import type { PersonName } from '../people'
import { ports } from '../ports'

/** A person's token for the given resource. */
export const tokenOf = (name: PersonName, resource: string, clientId?: string) =>
  personsToken(ports, name, resource, clientId)

/** A token for AzureDatabricks, as `az account get-access-token` gives it to a script. */
export const databricksToken = (name: PersonName) => personsToken(ports, name)

/** A token for Lakedeck itself, which has to be exchanged. */
export async function lakedeckToken(name: PersonName): Promise<string> {
  const { clientId, publicClientId } = await emulator.info()
  return tokenOf(name, `api://${clientId}`, publicClientId)
}

/** The service principal's own token for AzureDatabricks. */
export async function daemonToken(): Promise<string> {
  const { daemon } = await emulator.info()
  return demoToken(ports, {
    grant_type: 'client_credentials',
    client_id: daemon.clientId,
    client_secret: daemon.clientSecret,
    scope: `${databricksResourceId}/.default`,
  })
}
