import { cluster, expect, signIn, test } from './fixtures'
import { rowOf } from './tables'

test('the palette goes to a cluster and to a workspace by keyboard', async ({ page }) => {
  await signIn(page, 'ben')
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('combobox')).toBeFocused()
  await page.keyboard.type('finance-month')
  await expect(page.getByRole('option', { name: /finance-month-end/ }).first()).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(new RegExp(cluster.financeMonthEnd))
})

test('the switcher narrows everything to one workspace', async ({ page }) => {
  await signIn(page, 'ben', '/clusters')
  await page.getByRole('button', { name: /^Workspace: / }).click()
  await page
    .getByRole('menuitem', { name: /dev/ })
    .or(page.getByRole('menuitemradio', { name: /dev/ }))
    .click()
  await expect(page).toHaveURL(/\/workspaces\/dev\/clusters/)
  await expect(rowOf(page, 'shared-dev')).toBeVisible()
  await expect(rowOf(page, 'adhoc-analytics')).toHaveCount(0)
})

test('the theme is kept over a reload', async ({ page }) => {
  await signIn(page, 'ben')
  await page.getByRole('button', { name: 'Signed in as Ben Kaya' }).click()
  await page.getByRole('menuitemradio', { name: 'Dark' }).click()
  await page.keyboard.press('Escape')
  await page.reload()
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
})

test('the person menu tells who, where and as what', async ({ page }) => {
  await signIn(page, 'ben')
  await page.getByRole('button', { name: 'Signed in as Ben Kaya' }).click()
  const menu = page.getByRole('menu')
  await expect(menu).toContainText('ben@contoso.example')
  await expect(menu).toContainText('3f1c9a52-7d84-4b6e-9c0a-5e2f8b7d1a34')
  await expect(menu).toContainText('Lakedeck.Operator')
})

test('the question mark shows the keys', async ({ page }) => {
  await signIn(page, 'ben')
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: /shortcuts/i })).toBeVisible()
})

test('an unknown page offers the way back', async ({ page }) => {
  await signIn(page, 'ben')
  const answer = await page.goto('/no-such-page')
  expect(answer?.status()).toBe(404)
  await page.getByRole('link', { name: 'Go to Lakedeck' }).click()
  await expect(page.getByRole('heading', { name: 'Now', level: 1 })).toBeVisible()
})
