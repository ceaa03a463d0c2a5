import { cluster, emulator, expect, origin, signIn, signInAtEntra, test } from './fixtures'
import { rowOf } from './tables'

test('chloe sees prod and is told why dev is missing', async ({ page }) => {
  await signInAtEntra(page, 'chloe', '/clusters')
  await expect(page.getByRole('row').nth(1)).toBeVisible()
  await expect(
    page.getByText('You are not a user of workspace dev. Ask its admin to add you.'),
  ).toBeVisible()
})

test('ben sees only the clusters that Databricks shows him; ada sees all', async ({
  page,
  browser,
}) => {
  await signInAtEntra(page, 'ben', '/workspaces/prod/clusters?kind=all')
  await expect(rowOf(page, 'adhoc-analytics')).toBeVisible()
  await expect(rowOf(page, 'mlflow-model-fraud-scoring')).toHaveCount(0)
  const other = await browser.newContext()
  const adas = await other.newPage()
  await signInAtEntra(adas, 'ada')
  const answer = await other.request.get(
    `${origin}/api/databricks/workspaces/prod/clusters/${cluster.hiddenFromBen}`,
  )
  expect(answer.status()).toBe(200)
  await other.close()
})

test('what ben may not do is refused in Databricks’ own words, and the page stays', async ({
  page,
}) => {
  await signInAtEntra(page, 'ben', `/workspaces/prod/clusters/${cluster.biExtracts}`)
  await page.getByRole('button', { name: 'Restart', exact: true }).click()
  await page.getByRole('button', { name: 'Restart cluster' }).click()
  await expect(
    page.getByRole('dialog').getByText(/does not have Restart permissions/),
  ).toBeVisible()
  await page.getByRole('button', { name: 'Cancel' }).click()
  await expect(page.getByRole('heading', { name: 'bi-extracts-nightly' })).toBeVisible()
})

test('a cluster that ben may not see is explained, not shown', async ({ page }) => {
  await signInAtEntra(page, 'ben', `/workspaces/prod/clusters/${cluster.hiddenFromBen}`)
  await expect(page.getByRole('main')).toContainText(/does not have .+ permissions on/)
  await expect(page.getByRole('button', { name: 'Start', exact: true })).toHaveCount(0)
})

test('one person’s answers never reach another', async ({ browser }) => {
  const people = await Promise.all(
    (['ada', 'ben', 'chloe'] as const).map(async (name) => {
      const context = await browser.newContext()
      await signInAtEntra(await context.newPage(), name)
      return { name, context }
    }),
  )
  const asked = Array.from({ length: 20 }, () =>
    people.map(async ({ name, context }) => {
      const answer = await context.request.get(`${origin}/api/databricks/workspaces/prod/me`)
      const { principalName } = (await answer.json()) as { principalName: string }
      return principalName === `${name}@contoso.example`
    }),
  ).flat()
  expect((await Promise.all(asked)).every(Boolean)).toBe(true)
  await Promise.all(people.map(({ context }) => context.close()))
})

test('signed-out people are led to sign in, and the API answers 401', async ({ page }) => {
  for (const path of [
    '/',
    '/clusters',
    '/workspaces/prod',
    '/workspaces/prod/clusters',
    `/workspaces/prod/clusters/${cluster.adhocAnalytics}`,
  ]) {
    await page.goto(path)
    await expect(page).toHaveURL(/\/sign-in/)
  }
  const answer = await page.request.get(`${origin}/api/databricks/workspaces`)
  expect(answer.status()).toBe(401)
  expect(answer.headers()['www-authenticate']).toMatch(/^Bearer/)
})

/** Things of prod that ben may act on, and a press that asks him before anything is done. */
const acting = [
  { address: '/workspaces/prod/jobs/418006550000019', press: 'Run now' },
  { address: '/workspaces/prod/runs/612107218891273', press: 'Run now again' },
  { address: `/workspaces/prod/clusters/${cluster.adhocAnalytics}`, press: 'Terminate' },
]
for (const { address, press } of acting) {
  test(`what ben pressed before his rights were known stays when they are: ${press}`, async ({
    page,
  }) => {
    await signIn(page, 'ben', '/doctor')
    await emulator.fault({
      service: 'prod',
      path: '/api/2.0/permissions/*',
      kind: 'delay',
      delayMs: 6_000,
    })
    // The page is there, and answers to keys and clicks, long before its last part has come.
    await page.goto(address, { waitUntil: 'commit' })
    const button = page.getByRole('button', { name: press, exact: true })
    const dialog = page.getByRole('dialog')
    await expect(async () => {
      if (!(await dialog.isVisible())) await button.click({ timeout: 1_000 })
      await expect(dialog).toBeVisible({ timeout: 1_000 })
    }).toPass()
    const isOver = await page.evaluate(() => document.readyState === 'complete')
    expect(isOver, 'the rights were known before the press').toBe(false)
    const pressed = await page
      .getByRole('button', { name: press, exact: true, includeHidden: true })
      .first()
      .elementHandle()
    await page.waitForLoadState()
    await expect(dialog).toBeVisible()
    expect(await pressed?.evaluate((element) => element.isConnected)).toBe(true)
  })
}
