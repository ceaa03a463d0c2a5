import { emulator, expect, origin, signIn, test } from './fixtures'
import { ports } from './ports'

/** A token for AzureDatabricks, as a script gets one from Entra. */
async function tokenOf(person: string): Promise<string> {
  const { tenantId, publicClientId } = await emulator.info()
  const response = await fetch(`http://127.0.0.1:${ports.entra}/${tenantId}/oauth2/v2.0/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'password',
      client_id: publicClientId,
      username: `${person}@contoso.example`,
      password: 'demo',
      scope: '2ff814a6-3304-4ab8-85cb-cd0e6f879c1d/.default',
    }),
  })
  const { access_token: token } = (await response.json()) as { access_token: string }
  return token
}

test('the description of the API is valid OpenAPI 3.1', async () => {
  const response = await fetch(`${origin}/api/openapi.json`, {
    headers: { authorization: `Bearer ${await tokenOf('ben')}` },
  })
  const document = (await response.json()) as { openapi: string; servers: unknown }
  expect(document).toMatchObject({ openapi: '3.1.1', servers: [{ url: origin }] })
  const { Validator } = await import('@seriousme/openapi-schema-validator')
  const { valid, errors } = await new Validator().validate(document)
  expect(errors).toBeUndefined()
  expect(valid).toBe(true)
})

test('without a token nothing is described', async () => {
  const response = await fetch(`${origin}/api/openapi.json`)
  expect(response.status).toBe(401)
})

test('a person reads the API and tries it with their session', async ({ page }) => {
  await signIn(page, 'ben', '/api-docs')
  const operation = page.locator('#operations-clusters-listClusters')
  await operation
    .getByRole('button', { name: /List clusters/ })
    .first()
    .click()
  await operation.getByPlaceholder('workspace').fill('prod')
  await operation.getByRole('button', { name: 'Execute' }).click()
  await expect(operation.getByText('finance-month-end').first()).toBeVisible()
})

test('what is tried is refused as everywhere', async ({ page }) => {
  await signIn(page, 'ben', '/api-docs')
  const operation = page.locator('#operations-clusters-getCluster')
  await operation
    .getByRole('button', { name: /Get a cluster/ })
    .first()
    .click()
  await operation.getByPlaceholder('workspace').fill('prod')
  await operation.getByPlaceholder('clusterId').fill('0101-000000-none0000')
  await operation.getByRole('button', { name: 'Execute' }).click()
  await expect(operation.getByText('"status": 404').first()).toBeVisible()
})
