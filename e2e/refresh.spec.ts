import { emulator, expect, origin, signInAtEntra, test } from './fixtures'

/** Long enough to be refreshed several times in a story, short enough to wait for. */
const tokenSeconds = 15

const redemptions = async () =>
  (await emulator.calls({ service: 'entra' })).filter(
    ({ method, path }) => method === 'POST' && path.endsWith('/token'),
  )

test.describe('with tokens of 15 seconds', () => {
  test.beforeEach(async () => {
    await emulator.settings({ accessTokenSeconds: tokenSeconds })
  })

  test('pages, navigation and the API go on past the token’s end', async ({ page }) => {
    test.setTimeout(90_000)
    await signInAtEntra(page, 'ben', '/clusters')
    await page.waitForTimeout((tokenSeconds + 2) * 1000)
    await page.reload()
    await expect(page.getByRole('link', { name: 'adhoc-analytics' })).toBeVisible()
    await page.waitForTimeout((tokenSeconds + 2) * 1000)
    await page.getByRole('link', { name: 'adhoc-analytics' }).click()
    await expect(page.getByRole('heading', { name: 'adhoc-analytics' })).toBeVisible()
    await page.waitForTimeout((tokenSeconds + 2) * 1000)
    const answer = await page.request.get('/api/databricks/workspaces/prod/clusters')
    expect(answer.status()).toBe(200)
    expect((await redemptions()).length).toBeGreaterThanOrEqual(3)
  })

  test('20 parallel requests at expiry make one redemption and all succeed', async ({ page }) => {
    test.setTimeout(60_000)
    await signInAtEntra(page, 'ben')
    await page.goto('about:blank')
    await page.waitForTimeout((tokenSeconds + 1) * 1000)
    const before = (await redemptions()).length
    const answers = await Promise.all(
      Array.from({ length: 20 }, () =>
        page.request.get(`${origin}/api/databricks/workspaces/prod/me`),
      ),
    )
    expect(answers.map((answer) => answer.status())).toEqual(Array(20).fill(200))
    expect((await redemptions()).length - before).toBe(1)
  })

  test('a revoked session ends with words and a way back', async ({ page }) => {
    test.setTimeout(60_000)
    await signInAtEntra(page, 'ben')
    await emulator.settings({ revokeSessions: 'ben' })
    await page.goto('about:blank')
    await page.waitForTimeout((tokenSeconds + 1) * 1000)
    const refused = await page.request.get(`${origin}/api/databricks/workspaces/prod/me`)
    expect(refused.status()).toBe(401)
    expect(await refused.json()).toMatchObject({ status: 401, action: 'sign-in' })
    await page.goto('/')
    await expect(page.getByRole('button', { name: /Sign in|Try again/ }).first()).toBeVisible()
  })
})
