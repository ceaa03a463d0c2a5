import type { Page } from 'playwright/test'
import {
  emulator,
  entraOrigin,
  expect,
  origin,
  sessionCookies,
  signInAtEntra,
  test,
} from './fixtures'

async function signOut(page: Page) {
  await page.getByRole('button', { name: 'Signed in as Ben Kaya' }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
}

test('signing out ends the session here and at Entra', async ({ page, context }) => {
  await signInAtEntra(page, 'ben')
  await signOut(page)
  await page.waitForURL('**/signed-out')
  expect(await sessionCookies(context)).toEqual([])
  const api = await page.request.get(`${origin}/api/databricks/workspaces`)
  expect(api.status()).toBe(401)
  // Entra knows nobody any more: it shows its pages instead of sending straight back.
  await page.goto('/')
  await page.getByRole('button', { name: 'Sign in with Microsoft' }).click()
  await expect(page).toHaveURL(new RegExp(`^${entraOrigin}`))
  await expect(page.getByRole('button', { name: /ben@contoso/ })).toBeVisible()
})

test('a stolen copy of the cookie is refused after its session signed out', async ({
  page,
  context,
}) => {
  await signInAtEntra(page, 'ben')
  const [cookie] = await sessionCookies(context)
  await signOut(page)
  await page.waitForURL('**/signed-out')
  if (!cookie) throw new Error('there was no session')
  await context.addCookies([cookie])
  const api = await page.request.get(`${origin}/api/databricks/workspaces`)
  expect(api.status()).toBe(401)
})

test('a refresh on its way does not bring a signed-out session back', async ({ page, context }) => {
  test.setTimeout(60_000)
  await emulator.settings({ accessTokenSeconds: 15 })
  await signInAtEntra(page, 'ben')
  // Away from the live page, which would refresh by itself.
  await page.goto('about:blank')
  await page.waitForTimeout(16_000)
  await emulator.fault({
    service: 'entra',
    path: '/*',
    method: 'POST',
    times: 1,
    kind: 'delay',
    delayMs: 3_000,
  })
  const slow = page.request.get(`${origin}/api/databricks/workspaces/prod/me`)
  await page.waitForTimeout(500)
  const out = await page.request.post(`${origin}/api/logout`, {
    headers: { origin },
    maxRedirects: 0,
  })
  expect(out.status()).toBe(303)
  expect((await slow).status()).toBe(401)
  expect(await sessionCookies(context)).toEqual([])
  expect((await page.request.get(`${origin}/api/databricks/workspaces`)).status()).toBe(401)
})

test('another site cannot sign a person out', async ({ page, context }) => {
  await signInAtEntra(page, 'ben')
  const answer = await page.request.post(`${origin}/api/logout`, {
    headers: { origin: 'https://evil.example' },
    maxRedirects: 0,
  })
  expect(answer.status()).toBe(403)
  expect(await sessionCookies(context)).toHaveLength(1)
})
