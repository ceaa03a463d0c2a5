import type { BrowserContext, Page } from 'playwright/test'
import { demoSettings, startServer } from '../scripts/demo-services'
import type { Service } from '../scripts/service'
import { emulator, entraOrigin, expect, origin, signInAtEntra, test } from './fixtures'
import { databricksToken } from './gateway/tokens'
import { portBeside, ports } from './ports'
import { violationsOf } from './violations'

// An installation that knows prod alone and lets people find the rest.
const port = portBeside('foundWorkspaces')
const home = `http://localhost:${port}`
const api = `${home}/api/databricks`
const found = `${api}/found-workspaces`
const addedName = 'lakedeck.added'

let server: Service
test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  const settings = {
    ...demoSettings(ports, await emulator.info()),
    NEXTAUTH_URL: home,
    DATABRICKS_WORKSPACES: `prod=http://127.0.0.1:${ports.workspace}`,
    WORKSPACE_DISCOVERY: '1',
  }
  server = await startServer({ ...ports, app: port }, settings)
})
test.afterAll(() => server.stop())
test.beforeEach(() =>
  emulator.settings({ extraRedirectUris: [`${home}/api/auth/callback/azure-ad`] }),
)

const findPage = `${home}/find-workspaces`
const line = (page: Page, name: string) =>
  page.getByRole('main').getByRole('listitem').filter({ hasText: name })
const dev = (page: Page) => line(page, 'contoso-dev')
const devId =
  '/subscriptions/5b1d7a30-6c2e-4f18-9a4d-0e7c3b8f2d61/resourceGroups/rg-data-dev/providers/Microsoft.Databricks/workspaces/contoso-dev'
const ourHeaders = { origin: home, 'x-lakedeck': '1' }

/** Continues to Microsoft, which asks once. */
async function goToConsent(page: Page) {
  await page.getByRole('button', { name: 'Continue with Microsoft' }).click()
  await expect(page.getByText('Access Azure Resource Manager as you')).toBeVisible()
}

async function consent(page: Page) {
  await goToConsent(page)
  await page.getByRole('button', { name: 'Accept' }).click()
  await page.waitForURL(findPage)
}

async function addDev(page: Page) {
  await signInAtEntra(page, 'ben', findPage)
  await consent(page)
  await dev(page).getByRole('button', { name: 'Add contoso-dev as contoso-dev' }).click()
  await expect(dev(page)).toContainText('added as contoso-dev')
}

const addedCookies = async (context: BrowserContext) =>
  (await context.cookies(home)).filter(({ name }) => name === addedName)

const statusOf = async (page: Page, path: string) => (await page.request.get(path)).status()
const clusters = `${api}/workspaces/contoso-dev/clusters`
const codeOf = async (answer: { json: () => Promise<unknown> }) =>
  ((await answer.json()) as { code: string }).code

test('somebody finds a workspace in Azure, adds it, and sees its clusters until they sign out', async ({
  page,
  context,
}) => {
  test.setTimeout(90_000)
  await signInAtEntra(page, 'ben', `${home}/clusters`)
  await page.getByRole('button', { name: /^Workspace: all/ }).click()
  await page.getByRole('menuitem', { name: 'Find workspaces…' }).click()
  await expect(page).toHaveURL(findPage)
  await consent(page)
  await expect(line(page, 'contoso-prod')).toContainText('configured as prod')
  await expect(line(page, 'contoso-sandbox')).toContainText('Azure says Creating')
  await expect(line(page, 'contoso-sandbox').getByRole('button')).toHaveCount(0)
  await expect(page.getByText(/does not let you list .* in Contoso Finance/)).toBeVisible()

  await dev(page).getByRole('button', { name: 'Add contoso-dev as contoso-dev' }).click()
  await expect(dev(page)).toContainText('added as contoso-dev')
  await page.getByRole('button', { name: /^Workspace: all/ }).click()
  await expect(page.getByRole('menuitem', { name: /contoso-dev .*answered in/ })).toBeVisible()
  await page.keyboard.press('Escape')
  await dev(page).getByRole('link', { name: 'Open contoso-dev' }).click()
  await expect(page.getByRole('button', { name: 'Workspace: contoso-dev' })).toBeVisible()
  await page.getByRole('link', { name: 'Compute' }).first().click()
  await expect(page).toHaveURL(`${home}/workspaces/contoso-dev/clusters`)
  await expect(page.getByRole('heading', { name: 'Compute' })).toBeVisible()
  await expect(page.getByRole('row').filter({ hasText: 'shared-dev' }).first()).toBeVisible()
  expect(await statusOf(page, clusters)).toBe(200)
  expect(await statusOf(page, `${api}/workspaces/contoso-dev/rest/2.1/clusters/list`)).toBe(200)

  await page.getByRole('button', { name: 'Signed in as Ben Kaya' }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await page.waitForURL('**/signed-out')
  expect(await addedCookies(context)).toEqual([])
  await signInAtEntra(page, 'ben', `${home}/workspaces/contoso-dev/clusters`)
  await expect(
    page.getByRole('heading', { name: 'There is nothing at this address' }),
  ).toBeVisible()
})

test('nobody else has what somebody added, whatever cookie they hold', async ({
  page,
  context,
  browser,
}) => {
  test.setTimeout(90_000)
  await addDev(page)
  const held = await addedCookies(context)
  expect(held).toHaveLength(1)
  expect(await statusOf(page, clusters)).toBe(200)

  const elsewhere = await browser.newContext()
  const chloe = await elsewhere.newPage()
  await signInAtEntra(chloe, 'chloe', findPage)
  await elsewhere.addCookies(held)
  expect(await statusOf(chloe, clusters)).toBe(404)
  await consent(chloe)
  await expect(line(chloe, 'contoso-prod')).toBeVisible()
  await expect(dev(chloe)).toHaveCount(0)
  const wanted = { headers: ourHeaders, data: { id: devId } }
  const refused = await chloe.request.post(found, wanted)
  expect([refused.status(), await codeOf(refused)]).toEqual([403, 'AuthorizationFailed'])
  await elsewhere.close()

  const bearer = { authorization: `Bearer ${await databricksToken('ben')}` }
  const script = await page.request.get(clusters, { headers: bearer })
  expect(script.status()).toBe(404)
  const asked = await page.request.get(found, { headers: bearer })
  expect([asked.status(), await codeOf(asked)]).toEqual([403, 'SESSION_NEEDED'])

  const [cookie] = held
  await context.addCookies([{ ...cookie!, value: `${cookie!.value.slice(0, -4)}AAAA` }])
  expect(await statusOf(page, clusters)).toBe(404)
})

test('a browser can name a workspace, and never say where it is', async ({ page }) => {
  await signInAtEntra(page, 'ben', findPage)
  await consent(page)
  await expect(dev(page)).toBeVisible()
  const host = 'https://adb-1.1.azuredatabricks.net'
  for (const data of [{ id: host }, { id: `${devId}/../other` }, { host, alias: 'mine' }])
    expect((await page.request.post(found, { headers: ourHeaders, data })).status()).toBe(400)
  const unknown = { headers: ourHeaders, data: { id: devId.replace(/dev$/, 'none') } }
  expect((await page.request.post(found, unknown)).status()).toBe(404)
  const foreign = { headers: { origin: 'https://evil.example' }, data: { id: devId } }
  expect((await page.request.post(found, foreign)).status()).toBe(403)
  const smuggled = { headers: ourHeaders, data: { id: devId, host, alias: 'mine' } }
  expect((await page.request.post(found, smuggled)).status()).toBe(400)
  const added = await page.request.post(found, { headers: ourHeaders, data: { id: devId } })
  expect(await added.json()).toEqual({
    items: [{ alias: 'contoso-dev', host: `http://127.0.0.1:${ports.workspace + 1}` }],
  })
  expect(await statusOf(page, clusters)).toBe(200)
  const other = { headers: ourHeaders, data: {} }
  expect((await page.request.delete(`${found}/prod`, other)).status()).toBe(404)
  await page.reload()
  await page.getByRole('button', { name: 'Remove contoso-dev from this session' }).click()
  await expect(dev(page).getByRole('button', { name: /Add contoso-dev/ })).toBeVisible()
  expect(await statusOf(page, clusters)).toBe(404)
})

test('the page can be read by everybody, in each theme and on a phone', async ({ page }) => {
  await signInAtEntra(page, 'ben', findPage)
  await expect(page.getByRole('button', { name: 'Continue with Microsoft' })).toBeVisible()
  expect(await violationsOf(page)).toEqual([])
  await consent(page)
  await dev(page)
    .getByRole('button', { name: /Add contoso-dev/ })
    .click()
  await expect(dev(page)).toContainText('added as contoso-dev')
  await expect(page).toHaveTitle(/./)
  expect(await violationsOf(page)).toEqual([])
  await page.emulateMedia({ colorScheme: 'dark' })
  expect(await violationsOf(page)).toEqual([])
  await page.setViewportSize({ width: 390, height: 844 })
  expect(await violationsOf(page)).toEqual([])
  const width = await page.evaluate(() => document.documentElement.scrollWidth)
  expect(width).toBeLessThanOrEqual(390)
})

test('who does not allow it stays signed in, and reads why there is no list', async ({ page }) => {
  await signInAtEntra(page, 'ben', findPage)
  await goToConsent(page)
  await page.getByRole('button', { name: 'Cancel' }).click()
  await page.waitForURL(`${findPage}?refused=65004`)
  await expect(page.getByText('You did not allow it')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Continue with Microsoft' })).toBeVisible()
  expect(await statusOf(page, `${api}/workspaces/prod/clusters`)).toBe(200)
  await emulator.settings({ adminConsentRequired: true })
  await page.getByRole('button', { name: 'Continue with Microsoft' }).click()
  await page.getByRole('button', { name: /Return to the application/ }).click()
  await expect(page.getByText('lets only administrators allow this')).toBeVisible()
})

test('when Azure is away the page says so, and the rest of Lakedeck works', async ({ page }) => {
  await signInAtEntra(page, 'ben', findPage)
  await emulator.fault({ service: 'azure', path: '/*', kind: 'status', status: 503 })
  await consent(page)
  await expect(page.getByText('Azure Resource Manager gave no usable answer')).toBeVisible()
  expect(await statusOf(page, `${api}/workspaces/prod/clusters`)).toBe(200)
  await emulator.clearFaults()
  await page.getByRole('main').getByRole('button', { name: 'Check again' }).first().click()
  await expect(dev(page)).toBeVisible()
})

test('somebody without a subscription reads what to do', async ({ page }) => {
  await signInAtEntra(page, 'dan', findPage)
  await consent(page)
  await expect(
    page.getByRole('heading', { name: 'Azure shows you no Databricks workspace' }),
  ).toBeVisible()
  await expect(page.getByText('You have no role in any subscription')).toBeVisible()
})

test('where the setting is off there is nothing of it', async ({ page }) => {
  await signInAtEntra(page, 'ben', '/clusters')
  await page.getByRole('button', { name: /^Workspace: all/ }).click()
  await expect(page.getByRole('menuitem', { name: /\bdev\b/ })).toBeVisible()
  await expect(page.getByRole('menuitem', { name: /Find workspaces/ })).toHaveCount(0)
  await page.goto('/find-workspaces')
  await expect(
    page.getByRole('heading', { name: 'There is nothing at this address' }),
  ).toBeVisible()
  const off = `${origin}/api/databricks/found-workspaces`
  const headers = { origin, 'x-lakedeck': '1' }
  expect(await statusOf(page, off)).toBe(404)
  expect((await page.request.post(off, { headers, data: { id: devId } })).status()).toBe(404)
  const consenting = await page.request.post(`${origin}/api/azure-consent`, { headers: { origin } })
  expect(consenting.status()).toBe(404)
  const described = await page.request.get(`${origin}/api/openapi.json`)
  expect(await described.text()).not.toContain('found-workspaces')
})

test('the doctor says what is between a person and the workspaces they could find', async ({
  page,
}) => {
  const check = (title: string) =>
    page
      .getByRole('region', { name: 'Finding workspaces' })
      .getByRole('listitem')
      .filter({ hasText: title })
  await signInAtEntra(page, 'ben', `${home}/doctor`)
  await expect(check('Azure Resource Manager')).toContainText(`${entraOrigin} answers.`)
  await expect(check('Consent to look into Azure')).toContainText('Find workspaces… asks you')
  await expect(check('Workspaces that Azure shows you')).toContainText('not known')
  await page.goto(findPage)
  await consent(page)
  await page.goto(`${home}/doctor`)
  await expect(check('Consent to look into Azure')).toContainText('good')
  const seen = check('Workspaces that Azure shows you')
  await expect(seen).toContainText('workspaces in 3 subscriptions, 1 to be added')
  await expect(seen).toContainText('Contoso Finance')
  await expect(seen).toContainText('the role Reader')
})
