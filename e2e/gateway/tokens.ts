import { emulator } from '../emulator'
import type { PersonName } from '../fixtures'
import { ports } from '../ports'

const azureCli = '04b07795-8ddb-461a-bbee-02f9e1bf7b46'
const databricks = '2ff814a6-3304-4ab8-85cb-cd0e6f879c1d'

type Grant = Record<string, string>

/** What a script gets from Entra, before it ever talks to Lakedeck. */
async function tokenFor(grant: Grant): Promise<string> {
  const { tenantId } = await emulator.info()
  const response = await fetch(`http://127.0.0.1:${ports.entra}/${tenantId}/oauth2/v2.0/token`, {
    method: 'POST',
    body: new URLSearchParams(grant),
  })
  const body = (await response.json()) as { access_token?: string; error_description?: string }
  if (!body.access_token) throw new Error(body.error_description)
  return body.access_token
}

/** A person's token for the given resource. */
export const tokenOf = (name: PersonName, resource: string, clientId = azureCli) =>
  tokenFor({
    grant_type: 'password',
    client_id: clientId,
    username: `${name}@contoso.example`,
    password: 'demo',
    scope: `${resource}/.default`,
  })

/** A token for AzureDatabricks, as `az account get-access-token` gives it to a script. */
export const databricksToken = (name: PersonName) => tokenOf(name, databricks)

/** A token for Lakedeck itself, which has to be exchanged. */
export async function lakedeckToken(name: PersonName): Promise<string> {
  const { clientId, publicClientId } = await emulator.info()
  return tokenOf(name, `api://${clientId}`, publicClientId)
}

/** The service principal's own token for AzureDatabricks. */
export async function daemonToken(): Promise<string> {
  const { daemon } = await emulator.info()
  return tokenFor({
    grant_type: 'client_credentials',
    client_id: daemon.clientId,
    client_secret: daemon.clientSecret,
    scope: `${databricks}/.default`,
  })
}
