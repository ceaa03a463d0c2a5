import type { Locator, Page } from 'playwright/test'
import { cluster, expect, signIn, test, visit } from './fixtures'

/** What must be read or pressed has its room: on the smallest laptop, and on a phone. */
const laptop = { width: 1280, height: 720 }
const phone = { width: 390, height: 844 }
const prod = '/workspaces/prod'

const boxOf = async (locator: Locator) => {
  const box = await locator.boundingBox()
  if (!box) throw new Error('Not on the page')
  return box
}

const isCut = (locator: Locator) =>
  locator.evaluate((element) => element.scrollWidth > element.clientWidth)

/** Whether something around it ends before its last mark does. */
function isNewestCut(strip: Element): boolean {
  const right = strip.lastElementChild?.getBoundingClientRect().right ?? 0
  for (let around = strip.parentElement; around; around = around.parentElement)
    if (
      getComputedStyle(around).overflowX !== 'visible' &&
      around.getBoundingClientRect().right < right
    )
      return true
  return false
}

/** Neither lies over the other. */
async function expectApart(left: Locator, right: Locator) {
  const [a, b] = [await boxOf(left), await boxOf(right)]
  expect(a.x + a.width).toBeLessThanOrEqual(b.x)
}

async function expectOnOneLine(...locators: Locator[]) {
  const middles = []
  for (const locator of locators) {
    const { y, height } = await boxOf(locator)
    middles.push(y + height / 2)
  }
  expect(Math.max(...middles) - Math.min(...middles)).toBeLessThan(4)
}

async function expectOnPage(page: Page, locator: Locator) {
  const { x, width } = await boxOf(locator)
  expect(x + width).toBeLessThanOrEqual(page.viewportSize()?.width ?? 0)
}

test.describe('on a small laptop', () => {
  test.use({ viewport: laptop })

  test('the jobs of a cause have their whole names', async ({ page }) => {
    test.setTimeout(60_000)
    await signIn(page, 'ben')
    const jobs = page.getByRole('table', { name: /TABLE_OR_VIEW_NOT_FOUND/ }).getByRole('link')
    await page
      .getByRole('button', { name: '6 more jobs with this error' })
      .click({ timeout: 40_000 })
    await expect(jobs).toHaveCount(9)
    for (const job of await jobs.all()) expect(await isCut(job), await job.innerText()).toBe(false)
  })

  test('the filters of jobs stand on one line, and so does what can be done to many', async ({
    page,
  }) => {
    await signIn(page, 'ben', '/jobs')
    await expectOnOneLine(
      page.getByRole('searchbox', { name: 'Filter jobs' }),
      page.getByRole('button', { name: 'Mine' }),
      page.getByRole('button', { name: /^By hand/ }),
    )
    await expectOnOneLine(
      page.getByRole('heading', { name: 'Jobs', level: 2 }),
      page.getByRole('button', { name: 'Pause many' }),
      page.getByRole('button', { name: 'Change many' }),
    )
  })

  test('the bar of a log is one line', async ({ page }) => {
    await signIn(page, 'ben', `${prod}/runs/612107218891273?view=logs`)
    await expectOnOneLine(
      page.getByRole('searchbox', { name: 'Find in the log' }),
      page.getByRole('button', { name: 'Next place', exact: true }),
      page.getByRole('button', { name: /^Whole log/ }),
    )
  })
})

test.describe('on a phone', () => {
  test.use({ viewport: phone })

  test('the way back and what can be done lie beside each other, with one thing to press', async ({
    page,
  }) => {
    await signIn(page, 'ben', `${prod}/clusters/${cluster.adhocAnalytics}`)
    const way = page.getByRole('navigation', { name: 'Breadcrumb' }).getByRole('link')
    await expectApart(way, page.getByRole('button', { name: 'Copy as code' }))
    await expect(page.getByRole('button', { name: 'Terminate', exact: true })).toBeVisible()
    await expect(page.getByRole('button', { name: 'Start', exact: true })).toBeHidden()
    await visit(page, `${prod}/clusters/${cluster.financeMonthEnd}`)
    await expect(page.getByRole('button', { name: 'Start', exact: true })).toBeVisible()
    await expect(page.getByRole('button', { name: 'Terminate', exact: true })).toBeHidden()
  })

  test('whom a right is given to is told whole, wherever it comes from', async ({ page }) => {
    await signIn(page, 'ben', `${prod}/warehouses/a1b2c3d4e5f60718`)
    const line = page
      .getByRole('region', { name: 'Permissions' })
      .getByRole('listitem')
      .filter({ hasText: 'given for every SQL warehouse of the workspace' })
    const name = line.getByText('admins', { exact: true })
    await expect(name).toBeVisible()
    expect(await isCut(name)).toBe(false)
  })

  test('the places that a log holds are stepped through with a thumb', async ({ page }) => {
    await signIn(page, 'ben', `${prod}/runs/612107218891273?view=logs`)
    await page.getByRole('searchbox', { name: 'Find in the log' }).fill('WARN')
    const next = page.getByRole('button', { name: 'Next place', exact: true })
    await expectOnPage(page, next)
    await next.click()
    await expect(page.getByText(/^2 of \d+$/)).toBeVisible()
  })

  test('the tasks of a run have their whole names, above their bars', async ({ page }) => {
    await signIn(page, 'ben', `${prod}/runs/612008413870601`)
    const tasks = page.getByRole('region', { name: 'Tasks over time' }).getByRole('listitem')
    await expect(tasks).toHaveCount(7)
    for (const name of await tasks.locator('code').all())
      expect(await isCut(name), await name.innerText()).toBe(false)
  })

  test('what is saved of a part stands beside its name', async ({ page }) => {
    await signIn(page, 'ben', `${prod}/runs/612008413870601/compare`)
    for (const name of ['Where the time went', 'Tasks', 'What differs'])
      await expectOnOneLine(
        page.getByRole('heading', { name, exact: true }),
        page.getByRole('button', { name: `${name} as CSV` }),
      )
  })

  test('of the last runs of a job the newest are shown', async ({ page }) => {
    await signIn(page, 'ben', '/jobs')
    const strips = page.getByRole('table').getByRole('img', { name: /^Last \d+ runs/ })
    await expect(strips.nth(4)).toBeVisible()
    for (const strip of (await strips.all()).slice(0, 5))
      expect(await strip.evaluate(isNewestCut)).toBe(false)
  })

  test('how large a cluster is can be read in the list', async ({ page }) => {
    await signIn(page, 'ben', '/clusters')
    const sizes = page.getByRole('table').getByText(/\d workers?\b/)
    await expect(sizes.first()).toBeVisible()
    for (const size of await sizes.all())
      if (await size.isVisible()) expect(await isCut(size), await size.innerText()).toBe(false)
  })
})
