import { expect, origin, signIn, test } from './fixtures'
import { databricksToken } from './gateway/tokens'

test('the description of the API is valid OpenAPI 3.1', async () => {
  const response = await fetch(`${origin}/api/openapi.json`, {
    headers: { authorization: `Bearer ${await databricksToken('ben')}` },
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
