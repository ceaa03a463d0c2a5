import type { Page } from 'playwright/test'
import { cluster, emulator, expect, signIn, test, visit } from './fixtures'
import { violationsOf } from './violations'

type Theme = 'light' | 'dark'
const looks: { name: string; themes: Theme[]; viewport: { width: number; height: number } }[] = [
  { name: 'light and in dark', themes: ['light', 'dark'], viewport: { width: 1360, height: 860 } },
  { name: 'a phone', themes: ['light'], viewport: { width: 390, height: 844 } },
]

const prod = '/workspaces/prod'

/** Ids are the seed's. */
const pages = {
  'Now and the lists of runs': [
    '/',
    '/?window=7d&show=failed',
    '/workspaces/dev',
    '/runs',
    `${prod}/runs?state=failed`,
    `${prod}/runs?q=no-run-is-called-so`,
  ],
  'the pages of runs': [
    // Failed, of which ben manages the one and only views the other; running; of 120 tasks; with a log of 5 MB.
    `${prod}/runs/612004118000137`,
    `${prod}/runs/612008413870601`,
    `${prod}/runs/871350222097804`,
    `${prod}/runs/612158769336841`,
    `${prod}/runs/612107218891273`,
    `${prod}/runs/612008413870601?view=logs`,
    `${prod}/runs/612008413870601?view=logs&find=orders`,
    `${prod}/runs/612107218891273?view=logs&find=batch`,
    `${prod}/runs/612008413870601/compare`,
  ],
  'the pages of jobs': [
    '/jobs',
    `${prod}/jobs?q=no-job-is-called-so`,
    `${prod}/jobs/418006550000019`,
    `${prod}/jobs/418006557368806`,
    `${prod}/jobs/9007199254741001`,
    `${prod}/jobs/418006550000019?plot=phases&runs=96`,
    `${prod}/jobs/418006550000019?plot=table`,
    '/jobs?show=never-succeeded',
    '/jobs?show=paused-90d',
    `${prod}/jobs?show=run-as-left`,
    '/schedule',
    '/schedule?show=7d',
    '/schedule?show=past',
  ],
  'the pages of warehouses': [
    '/warehouses',
    `${prod}/warehouses`,
    `${prod}/warehouses/a1b2c3d4e5f60718`,
    `${prod}/warehouses/2e85c6f9a0b7431d`,
  ],
  'the pages of clusters': [
    '/clusters',
    `${prod}/clusters`,
    `${prod}/clusters/${cluster.adhocAnalytics}`,
    `${prod}/clusters/${cluster.stockout}`,
    '/no-such-page',
  ],
}

async function isWider(page: Page) {
  return page.evaluate(
    () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
  )
}

/** Rows out of sight are not drawn, and would be judged in the colours of the theme before. */
const drawAll = (page: Page) =>
  page.evaluate(() => {
    for (const row of document.querySelectorAll<HTMLElement>('[class*="content-visibility"]'))
      row.style.contentVisibility = 'visible'
  })

/** What axe finds in each theme, which follows the system's. */
async function violationsIn(page: Page, themes: readonly Theme[]) {
  const found: string[] = []
  await drawAll(page)
  for (const theme of themes) {
    await page.emulateMedia({ colorScheme: theme })
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme)
    found.push(...(await violationsOf(page)).map((violation) => `in ${theme}, ${violation}`))
  }
  return found
}

/** Nothing waits for its first answer any more, and no page scrolls sideways. */
async function expectSound(page: Page, address: string, themes: readonly Theme[]) {
  await page.waitForLoadState('networkidle', { timeout: 3_000 }).catch(() => undefined)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  expect({ address, found: await violationsIn(page, themes) }).toEqual({ address, found: [] })
  expect({ address, scrollsSideways: await isWider(page) }).toEqual({
    address,
    scrollsSideways: false,
  })
}

for (const { name, themes, viewport } of looks) {
  test.describe(`in ${name}`, () => {
    test.use({ viewport, contextOptions: { reducedMotion: 'reduce' } })

    for (const [title, addresses] of Object.entries(pages)) {
      test(`axe finds nothing on ${title}`, async ({ page }) => {
        test.setTimeout(120_000)
        const [first = '/', ...others] = addresses
        await signIn(page, 'ben', first)
        await expectSound(page, first, themes)
        for (const address of others) {
          await page.goto(address)
          await expectSound(page, address, themes)
        }
      })
    }

    test('axe finds nothing on the pages outside', async ({ page }) => {
      for (const address of ['/sign-in', '/sign-in/error?code=50105', '/signed-out']) {
        await page.goto(address)
        await expectSound(page, address, themes)
      }
    })

    test('axe finds nothing in the menus and dialogs of runs and jobs', async ({ page }) => {
      test.setTimeout(90_000)
      await signIn(page, 'ben')
      const running = page.getByRole('region', { name: 'Running' })
      await running.getByRole('button', { name: 'Actions for geo_enrichment_lookup' }).click()
      await page.getByRole('menuitem', { name: 'Cancel run' }).hover()
      expect(await violationsIn(page, themes)).toEqual([])
      await page.getByRole('menuitem', { name: 'Cancel run' }).click()
      await expect(page.getByRole('dialog')).toBeVisible()
      expect(await violationsIn(page, themes)).toEqual([])
      await visit(page, `${prod}/jobs/418006550000019`)
      await page.getByRole('button', { name: 'Run now', exact: true }).click()
      await expect(page.getByRole('dialog')).toBeVisible()
      expect(await violationsIn(page, themes)).toEqual([])
    })
  })
}

test('axe finds nothing in a failed task with its log open, and in a task’s detail', async ({
  page,
}) => {
  test.setTimeout(60_000)
  await signIn(page, 'ben', `${prod}/runs/612107218891273`)
  await page.getByRole('button', { name: 'Log at the error' }).first().click()
  await expect(page.getByRole('region', { name: /^Log / })).toBeVisible()
  const tasks = page.getByRole('region', { name: 'Tasks over time' }).getByRole('listitem')
  await tasks.first().getByRole('button').first().click()
  await expect(tasks.first().getByText('Task run id')).toBeVisible()
  expect(await violationsOf(page)).toEqual([])
})

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
  await visit(page, `/workspaces/prod/clusters/${cluster.adhocAnalytics}`)
  await page.getByRole('button', { name: 'Terminate', exact: true }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
  expect(await violationsOf(page)).toEqual([])
})
