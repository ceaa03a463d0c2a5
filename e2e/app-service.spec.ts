import { demoSettings, startServer } from '../scripts/demo-services'
import type { Service } from '../scripts/service'
import { emulator, entraOrigin, expect, signInAtEntra, test } from './fixtures'
import { portBeside, ports } from './ports'

const port = portBeside('appService')
const home = `http://localhost:${port}`

type Info = { managedIdentity: { clientId: string; identityHeader: string } }

/** What App Service sets for a Linux app with a user-assigned identity, and the settings that need no secret. */
async function appServiceSettings(): Promise<Record<string, string>> {
  const info = await emulator.info()
  const { managedIdentity } = info as unknown as Info
  return {
    ...demoSettings(ports, info),
    NEXTAUTH_URL: home,
    AZURE_AD_CLIENT_SECRET: '',
    AZURE_AD_MANAGED_IDENTITY_CLIENT_ID: managedIdentity.clientId,
    WEBSITE_SITE_NAME: 'lakedeck',
    WEBSITE_HOSTNAME: 'lakedeck.azurewebsites.net',
    WEBSITE_INSTANCE_ID: '5d7b1e0c9f3a4e62b8d0c7a1f2e4b6d8',
    WEBSITE_AUTH_ENABLED: 'False',
    IDENTITY_ENDPOINT: `${entraOrigin}/msi/token`,
    IDENTITY_HEADER: managedIdentity.identityHeader,
    MSI_ENDPOINT: `${entraOrigin}/msi/token`,
    MSI_SECRET: managedIdentity.identityHeader,
  }
}

let server: Service
test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  server = await startServer({ ...ports, app: port }, await appServiceSettings())
})
test.afterAll(() => server.stop())

test.beforeEach(() =>
  emulator.settings({
    extraRedirectUris: [`${home}/api/auth/callback/azure-ad`],
    // No secret counts any more: only the identity can prove who Lakedeck is.
    clientSecrets: [],
    accessTokenSeconds: 60,
  }),
)

test('on App Service a person signs in and works without any secret, by the managed identity', async ({
  page,
}) => {
  await signInAtEntra(page, 'ben', `${home}/doctor`)
  const region = (name: string) => page.getByRole('region', { name })
  await expect(region('Microsoft Entra ID')).toContainText('Entra accepts the managed identity')
  await expect(region('Microsoft Entra ID')).toContainText('A managed identity has no end')
  await expect(region('Workspace prod')).toContainText('You are ben@contoso.example there')
  // Here several instances may run, so having no Redis is something to look at.
  await expect(region('This installation')).toContainText('Set REDIS_URL')
  const identityCalls = (await emulator.calls({ service: 'entra' })).filter(({ path }) =>
    path.startsWith('/msi/token'),
  )
  expect(identityCalls.length).toBeGreaterThan(0)
})

test('an identity that the registration does not trust is refused in words', async ({ page }) => {
  await emulator.settings({ federatedCredentials: [] })
  await page.goto(`${home}/doctor`)
  await page.getByRole('button', { name: 'Sign in with Microsoft' }).click()
  await page.getByRole('button', { name: /ben@contoso\.example/ }).click()
  await page.getByLabel('Password').fill('demo')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page).toHaveURL(/sign-in\/error\?.*code=70021/)
})

test('what EasyAuth would say about a person is believed by nobody', async ({ request }) => {
  const principal = Buffer.from('{"claims":[{"typ":"oid","val":"ada"}]}').toString('base64')
  const answer = await request.get(`${home}/api/databricks/workspaces`, {
    headers: {
      'x-ms-client-principal': principal,
      'x-ms-client-principal-id': 'ada',
      'x-ms-client-principal-name': 'ada@contoso.example',
      'x-ms-token-aad-access-token': 'a-token-of-somebody',
    },
  })
  expect(answer.status()).toBe(401)
})
