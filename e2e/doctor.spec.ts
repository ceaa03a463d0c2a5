import { execFile } from 'node:child_process'
import path from 'node:path'
import { promisify } from 'node:util'
import type { Page } from 'playwright/test'
import { root } from '../scripts/root'
import { emulator, expect, origin, signIn, test, visit } from './fixtures'
import { ports } from './ports'
import { violationsOf } from './violations'

const section = (page: Page, name: string) => page.getByRole('region', { name })
const line = (page: Page, group: string, title: string) =>
  section(page, group).getByRole('listitem').filter({ hasText: title })

test('the doctor is in the menu of the person, and finds the demo in good health', async ({
  page,
}) => {
  await signIn(page, 'ben')
  await page.getByRole('button', { name: 'Signed in as Ben Kaya' }).click()
  await page.getByRole('menuitem', { name: 'Doctor' }).click()
  await expect(page).toHaveURL(`${origin}/doctor`)
  await expect(page.getByText('Everything that can be seen from here works')).toBeVisible()
  await expect(line(page, 'You', 'What the token says')).toContainText('AzureDatabricks')
  await expect(line(page, 'Workspace prod', 'You in this workspace')).toContainText(
    'You are ben@contoso.example there',
  )
  await expect(line(page, 'This installation', 'Several instances (Redis)')).toContainText(
    'a refresh on its way on another instance may win once; limits on requests count per instance',
  )
})

test('what fails is told with its fix, the rest is there, and after the repair it is good', async ({
  page,
}) => {
  await signIn(page, 'ben')
  await emulator.fault({
    service: 'dev',
    path: '/api/2.0/preview/scim/*',
    kind: 'status',
    status: 403,
    body: {
      error_code: '403',
      message: 'Source IP address: 203.0.113.7 is blocked by Databricks IP ACL for workspace: 1',
    },
  })
  await visit(page, '/doctor')
  const list = line(page, 'Workspace dev', 'IP access list')
  await expect(list).toContainText('failed')
  await expect(list).toContainText('add the outgoing address of this server')
  await expect(page.getByRole('main').getByRole('alert')).toContainText('1 failed')
  await expect(line(page, 'Workspace prod', 'IP access list')).toContainText('good')
  await emulator.clearFaults()
  await page.getByRole('button', { name: 'Check again' }).click()
  await expect(list).toContainText('good')
})

test('a secret that ended is found although the person is still signed in', async ({ page }) => {
  await signIn(page, 'ben')
  await emulator.settings({ secretExpired: true })
  await expect(async () => {
    await visit(page, '/doctor')
    const credential = line(page, 'Microsoft Entra ID', 'Credential of the app registration')
    await expect(credential).toContainText('AADSTS7000222', { timeout: 2_000 })
    // What another story asked a moment ago is kept for ten seconds.
  }).toPass({ timeout: 20_000 })
})

test('a slow workspace holds up only its own part of the page', async ({ page }) => {
  await signIn(page, 'ben', '/warehouses')
  await emulator.fault({
    service: 'dev',
    path: '/api/2.0/preview/*',
    kind: 'delay',
    delayMs: 4_000,
  })
  await page.getByRole('button', { name: 'Signed in as Ben Kaya' }).click()
  await page.getByRole('menuitem', { name: 'Doctor' }).click()
  await expect(section(page, 'Workspace prod')).toBeVisible({ timeout: 3_500 })
  await expect(section(page, 'Workspace dev')).toHaveCount(0)
  await expect(section(page, 'Workspace dev')).toBeVisible()
})

test('who is in no workspace reads why and whom to ask', async ({ page }) => {
  await signIn(page, 'dan', '/doctor')
  await expect(line(page, 'Workspace prod', 'You in this workspace')).toContainText(
    'An admin of the workspace adds you',
  )
})

test('scripts get the same report, and nobody gets it without signing in', async ({ page }) => {
  // A connection that is kept would be closed by the server while somebody signs in, under the next request.
  const headers = { connection: 'close' }
  const refused = await page.request.get(`${origin}/api/databricks/doctor`, { headers })
  expect(refused.status()).toBe(401)
  await signIn(page, 'ben')
  const answer = await page.request.get(`${origin}/api/databricks/doctor`)
  const { groups } = (await answer.json()) as { groups: { id: string }[] }
  expect(groups.map(({ id }) => id)).toEqual([
    'installation',
    'entra',
    'person',
    'workspace.prod',
    'workspace.dev',
  ])
})

test('the report holds no token, secret or cookie', async ({ page, context }) => {
  await signIn(page, 'ben')
  await visit(page, '/doctor')
  await expect(section(page, 'Workspace dev')).toBeVisible()
  const { clientSecret } = await emulator.info()
  const cookies = (await context.cookies(origin)).map(({ value }) => value)
  const shown = [
    await page.content(),
    await (await page.request.get(`${origin}/api/databricks/doctor`)).text(),
  ].join('\n')
  expect(shown).not.toMatch(/eyJ[A-Za-z0-9_-]{10,}\.eyJ/)
  for (const canary of [clientSecret, 'demo-only-secret', ...cookies.filter((v) => v.length > 40)])
    expect(shown).not.toContain(canary)
})

for (const [name, viewport, colorScheme] of [
  ['light', { width: 1360, height: 860 }, 'light'],
  ['dark', { width: 1360, height: 860 }, 'dark'],
  ['a phone', { width: 390, height: 844 }, 'light'],
] as const) {
  test(`axe finds nothing on the doctor in ${name}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await page.setViewportSize(viewport)
    await signIn(page, 'ben', '/doctor')
    await expect(section(page, 'Workspace dev')).toBeVisible()
    expect(await violationsOf(page)).toEqual([])
  })
}

/** `npm run doctor` beside the demo, in a terminal. */
const command = (...args: string[]) =>
  promisify(execFile)(process.execPath, [path.join(root, 'scripts/run.mjs'), 'doctor', ...args], {
    env: {
      ...process.env,
      PORT: String(ports.app),
      EMULATOR_ENTRA_PORT: String(ports.entra),
      EMULATOR_WORKSPACE_PORT: String(ports.workspace),
    },
  }).then(
    ({ stdout }) => ({ code: 0, stdout }),
    ({ code, stdout }: { code: number; stdout: string }) => ({ code, stdout }),
  )

test('the command tells the whole chain of whoever asks it, without their token', async () => {
  const { code, stdout } = await command('--demo', '--as=ben')
  expect(code).toBe(0)
  for (const words of [
    /✓ Consent to use Azure Databricks: /,
    /✓ Scope of the token: user_impersonation/,
    /Of which tenant \(tid\): .*: ours/,
    /Workspace dev\n(.*\n)+  ✓ You in this workspace: You are ben@contoso\.example there/,
    /✓ SQL warehouse: You may use /,
  ])
    expect(stdout).toMatch(words)
  expect(stdout).not.toMatch(/eyJ/)
})

test('the command of nobody says what it cannot know, and how it could', async () => {
  const { code, stdout } = await command('--demo')
  expect(code).toBe(0)
  expect(stdout).toContain('? You in this workspace: Nobody is signed in here.')
  expect(stdout).toContain('npm run doctor -- --me')
})

test('who may not sign in at the terminal reads why beside the rest of the report, and it ends with 1', async () => {
  const { code, stdout } = await command('--demo', '--as=eve')
  expect(code).toBe(1)
  expect(stdout).toMatch(/✗ Sign-in from this terminal: .*AADSTS50076.*\n {4}→ \S/)
  expect(stdout).toContain('✓ Credential of the app registration')
})
