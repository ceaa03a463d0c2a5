import { databricksResourceId } from '../lib/env/clouds'
import { type DemoPorts, emulatorInfo } from './demo-services'

const azureCli = '04b07795-8ddb-461a-bbee-02f9e1bf7b46'

/** What a script gets from the emulator's Entra, before it ever talks to Lakedeck. */
export async function demoToken(ports: DemoPorts, grant: Record<string, string>): Promise<string> {
  const { tenantId } = await emulatorInfo(ports)
  const response = await fetch(`http://127.0.0.1:${ports.entra}/${tenantId}/oauth2/v2.0/token`, {
    method: 'POST',
    body: new URLSearchParams(grant),
  })
  const body = (await response.json()) as { access_token?: string; error_description?: string }
  if (!body.access_token) throw new Error(body.error_description)
  return body.access_token
}

/** A person's token, for AzureDatabricks as `az account get-access-token` gives it unless another resource is named. */
export const personsToken = (
  ports: DemoPorts,
  name: string,
  resource: string = databricksResourceId,
  clientId = azureCli,
) =>
  demoToken(ports, {
    grant_type: 'password',
    client_id: clientId,
    username: `${name}@contoso.example`,
    password: 'demo',
    scope: `${resource}/.default`,
  })
