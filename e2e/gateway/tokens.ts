import { emulator } from '../emulator'
import type { PersonName } from '../fixtures'
import { ports } from '../ports'

const azureCli = '04b07795-8ddb-461a-bbee-02f9e1bf7b46'
const databricks = '2ff814a6-3304-4ab8-85cb-cd0e6f879c1d'

/** A token for AzureDatabricks, as `az account get-access-token` gives it to a script. */
export async function databricksToken(name: PersonName): Promise<string> {
  const { tenantId } = await emulator.info()
  const response = await fetch(`http://127.0.0.1:${ports.entra}/${tenantId}/oauth2/v2.0/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'password',
      client_id: azureCli,
      username: `${name}@contoso.example`,
      password: 'demo',
      scope: `${databricks}/.default`,
    }),
  })
  const body = (await response.json()) as { access_token?: string; error_description?: string }
  if (!body.access_token) throw new Error(body.error_description)
  return body.access_token
}
