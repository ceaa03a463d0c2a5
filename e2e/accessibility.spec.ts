import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright/test'
import { cluster, emulator, expect, signIn, test } from './fixtures'

async function violationsOf(page: Page) {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)
}

const looks = [
  { name: 'light', colorScheme: 'light', viewport: { width: 1360, height: 860 } },
  { name: 'dark', colorScheme: 'dark', viewport: { width: 1360, height: 860 } },
  { name: 'a phone', colorScheme: 'light', viewport: { width: 390, height: 844 } },
] as const

const pages = [
  '/',
  '/clusters',
  '/workspaces/prod/clusters',
  `/workspaces/prod/clusters/${cluster.adhocAnalytics}`,
  `/workspaces/prod/clusters/${cluster.stockout}`,
  '/no-such-page',
]

for (const { name, colorScheme, viewport } of looks) {
  test(`axe finds nothing on any page in ${name}`, async ({ page }) => {
    test.setTimeout(90_000)
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await page.setViewportSize(viewport)
    for (const address of ['/sign-in', '/sign-in/error?code=50105', '/signed-out']) {
      await page.goto(address)
      expect({ address, found: await violationsOf(page) }).toEqual({ address, found: [] })
    }
    await signIn(page, 'ben')
    for (const address of pages) {
      await page.goto(address)
      await page.waitForLoadState('networkidle')
      expect({ address, found: await violationsOf(page) }).toEqual({ address, found: [] })
      const isWider = await page.evaluate(
        () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
      )
      expect({ address, scrollsSideways: isWider }).toEqual({ address, scrollsSideways: false })
    }
  })
}

test('axe finds nothing in dialogs, menus, the palette and notices', async ({ page }) => {
  test.setTimeout(60_000)
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await emulator.fault({ service: 'dev', path: '/*', kind: 'reset' })
  await signIn(page, 'ben', '/clusters')
  await expect(page.getByText('dev did not answer as it should')).toBeVisible()
  expect(await violationsOf(page)).toEqual([])
  await page.keyboard.press('c')
  await expect(page.getByRole('dialog', { name: 'Copy as code' })).toBeVisible()
  expect(await violationsOf(page)).toEqual([])
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('dialog')).toBeVisible()
  expect(await violationsOf(page)).toEqual([])
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Signed in as Ben Kaya' }).click()
  await expect(page.getByRole('menu')).toBeVisible()
  expect(await violationsOf(page)).toEqual([])
  await page.goto(`/workspaces/prod/clusters/${cluster.adhocAnalytics}`)
  await page.getByRole('button', { name: 'Terminate', exact: true }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
  expect(await violationsOf(page)).toEqual([])
})
