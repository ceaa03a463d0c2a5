import type { Page } from 'playwright/test'
import { cluster, emulator, expect, origin, signIn, test } from './fixtures'
import { databricksToken } from './gateway/tokens'
import { violationsOf } from './violations'

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

/** Opens an operation and asks it, each parameter by its name. */
async function tryIt(page: Page, id: string, values: Record<string, string>) {
  const operation = page.locator(`#operations-${id}`)
  await operation.getByRole('button').first().click()
  for (const [name, value] of Object.entries(values))
    await operation.getByPlaceholder(name).fill(value)
  await operation.getByRole('button', { name: 'Execute' }).click()
  return operation.locator('.live-responses-table')
}

/** Swagger UI brings a main part of its own and regions without names, and has no setting for either. */
const landmarks = ['landmark-main-is-top-level', 'landmark-no-duplicate-main', 'landmark-unique']

test('a person reads the API, tries it and changes something with their session, and axe finds nothing in either theme', async ({
  page,
}) => {
  test.setTimeout(90_000)
  await signIn(page, 'ben', '/api-docs')
  const which = { workspace: 'prod', clusterId: cluster.financeMonthEnd }
  const started = await tryIt(page, 'clusters-startCluster', which)
  await expect(started.getByText('"PENDING"')).toBeVisible()
  const starts = (await emulator.calls()).filter(({ path }) => path.endsWith('/clusters/start'))
  expect(starts).toMatchObject([{ service: 'prod', status: 200 }])
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme)
    const found = await violationsOf(page, landmarks)
    expect({ colorScheme, found }).toEqual({ colorScheme, found: [] })
  }
  const listed = await tryIt(page, 'clusters-listClusters', { workspace: 'prod' })
  await expect(listed.getByText('finance-month-end').first()).toBeVisible()
})

test('what is tried is refused as everywhere', async ({ page }) => {
  await signIn(page, 'ben', '/api-docs')
  const which = { workspace: 'prod', clusterId: '0101-000000-none0000' }
  const refused = await tryIt(page, 'clusters-getCluster', which)
  await expect(refused.getByText('"status": 404')).toBeVisible()
})
