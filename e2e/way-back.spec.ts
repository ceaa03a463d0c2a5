import { emulator, expect, signIn, test, visit } from './fixtures'

const burst = /TABLE_OR_VIEW_NOT_FOUND/
/** A cold server reads the errors look by look; a busy machine takes its time for that. */
const untilRead = 40_000

test.describe.configure({ timeout: 90_000 })

test('Back from a run gives the focus to the row of Now that led there, unfolded as it was', async ({
  page,
}) => {
  await signIn(page, 'ben')
  await page
    .getByRole('button', { name: '6 more jobs with this error' })
    .click({ timeout: untilRead })
  const jobs = page.getByRole('table', { name: burst }).getByRole('link')
  await expect(jobs).toHaveCount(9)
  await jobs.nth(6).focus()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/runs\/\d+$/)
  await page.goBack()
  await expect(jobs.nth(6)).toBeFocused({ timeout: untilRead })
  await page.keyboard.press('j')
  await expect(jobs.nth(7)).toBeFocused()
})

test('a row that a repair moves to another section keeps the focus', async ({ page }) => {
  await emulator.settings({ taskMs: 120_000 })
  await signIn(page, 'ben')
  await page
    .getByRole('button', { name: '6 more jobs with this error' })
    .click({ timeout: untilRead })
  const failed = page
    .getByRole('table', { name: burst })
    .getByRole('link', { name: 'orders_bronze_to_silver' })
  await failed.focus()
  await page.keyboard.press('.')
  await expect(page.getByRole('menuitem', { name: 'Repair failed tasks' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog')).toContainText('These run again: load_orders')
  await page.keyboard.press('Enter')
  await expect(
    page
      .getByRole('region', { name: 'Running' })
      .getByRole('link', { name: 'orders_bronze_to_silver' }),
  ).toBeFocused({ timeout: 20_000 })
})

test('Back from a job gives the focus to its row, and a fresh visit begins at the top', async ({
  page,
}) => {
  await signIn(page, 'ben', '/jobs')
  const row = (at: number) =>
    page.getByRole('table', { name: 'Jobs' }).locator('tbody tr').nth(at).getByRole('link').first()
  await expect(row(2)).toBeVisible()
  // Keys count once the page's scripts have run.
  await expect(async () => {
    await page.keyboard.press('k')
    await expect(row(0)).toBeFocused({ timeout: 1_000 })
  }).toPass()
  for (const key of ['j', 'j', 'Enter']) await page.keyboard.press(key)
  await expect(page).toHaveURL(/\/jobs\/\d+$/)
  await page.goBack()
  await expect(row(2)).toBeFocused()
  await page.keyboard.press('j')
  await expect(row(3)).toBeFocused()
  await page.getByRole('link', { name: 'Runs', exact: true }).first().click()
  await expect(page.getByRole('heading', { name: 'Runs', level: 1 })).toBeVisible()
  await page.getByRole('link', { name: 'Jobs', exact: true }).first().click()
  await expect(row(2)).toBeVisible()
  await expect(row(2)).not.toBeFocused()
  await page.keyboard.press('j')
  await expect(row(0)).toBeFocused()
})

test('a list that is loaded again has the focus on the row it was left by', async ({ page }) => {
  await signIn(page, 'ben', '/workspaces/prod/jobs')
  const link = page
    .getByRole('table', { name: 'Jobs' })
    .getByRole('link', { name: 'customer_360_refresh', exact: true })
  await link.click()
  await expect(page).toHaveURL(/\/jobs\/\d+$/)
  await page.goBack()
  await expect(link).toBeFocused()
  await page.reload()
  // By then the code for long lists has come, and drawn the rows once more.
  await page.waitForLoadState('networkidle')
  await expect(link).toBeFocused()
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 } })

  test('Back to Now has the row in sight, also when what stands above it comes late', async ({
    page,
  }) => {
    await signIn(page, 'ben')
    const row = page
      .getByRole('region', { name: 'Running' })
      .getByRole('link', { name: 'dbt_marts_hourly' })
    await expect(page.getByRole('table', { name: burst })).toBeVisible({ timeout: untilRead })
    await row.click()
    await expect(page).toHaveURL(/\/runs\/\d+$/)
    await page.goBack()
    await expect(row).toBeFocused({ timeout: untilRead })
    await expect(page.getByRole('table', { name: burst })).toBeVisible({ timeout: untilRead })
    await page.waitForLoadState('networkidle', { timeout: 10_000 }).catch(() => undefined)
    const top = await page.locator('header').first().boundingBox()
    const box = await row.boundingBox()
    expect(box?.y).toBeGreaterThan((top?.y ?? 0) + (top?.height ?? 0))
    expect(box?.y).toBeLessThan(844 - 80)
  })
})

test('Back and Forward take the choices of a page one by one, and typing is none', async ({
  page,
}) => {
  await signIn(page, 'ben', '/')
  const window = (name: string) => page.getByRole('button', { name, exact: true })
  await window('7 d').click()
  await page.getByRole('button', { name: /^Queued \d/ }).click()
  await expect(page).toHaveURL(/\?window=7d&show=queued$/)
  await page.goBack()
  await expect(page).toHaveURL(/\?window=7d$/)
  await expect(page.getByRole('heading', { name: 'Running' })).toBeVisible()
  await page.goBack()
  await expect(window('24 h')).toHaveAttribute('aria-pressed', 'true')
  await page.goForward()
  await expect(window('7 d')).toHaveAttribute('aria-pressed', 'true')

  await visit(page, '/jobs')
  const paused = page.getByRole('button', { name: /^Paused \d/ })
  await page.getByRole('button', { name: /^Scheduled/ }).click()
  await paused.click()
  await page.getByRole('searchbox', { name: 'Filter jobs' }).fill('silver')
  await expect(page).toHaveURL(/q=silver/)
  await page.goBack()
  await expect(page).toHaveURL(/\/jobs\?starts=schedule$/)
  await page.goForward()
  await expect(page).toHaveURL(/q=silver/)
  await expect(paused).toHaveAttribute('aria-pressed', 'true')
  await expect(page.getByRole('searchbox', { name: 'Filter jobs' })).toHaveValue('silver')
})

test('Back from the logs of a run leads to what failed in it', async ({ page }) => {
  await signIn(page, 'ben', '/workspaces/prod/runs/9007199254751007')
  await page.getByRole('tab', { name: 'Logs' }).click()
  await page.getByRole('tab', { name: /^History/ }).click()
  await page.goBack()
  await expect(page.getByRole('tab', { name: 'Logs' })).toHaveAttribute('aria-selected', 'true')
  await page.goBack()
  await expect(page.getByRole('tab', { name: /What failed|Overview/ })).toHaveAttribute(
    'aria-selected',
    'true',
  )
  await expect(page).toHaveURL(/\/runs\/9007199254751007$/)
})
