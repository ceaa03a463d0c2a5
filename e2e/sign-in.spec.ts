import {
  answerEntra,
  emulator,
  expect,
  origin,
  sessionCookies,
  signInAtEntra,
  test,
} from './fixtures'

test.describe('signing in', () => {
  for (const name of ['ada', 'ben', 'chloe'] as const) {
    test(`${name} signs in and sees what goes on`, async ({ page }) => {
      await signInAtEntra(page, name)
      await expect(page.getByRole('heading', { name: 'Now', level: 1 })).toBeVisible()
      await expect(page.getByRole('row').nth(1)).toBeVisible()
    })
  }

  test('dan signs in and is told why he sees nothing and whom to ask', async ({ page }) => {
    await signInAtEntra(page, 'dan')
    await expect(page.getByText('You have no access to any workspace yet')).toBeVisible()
    await expect(
      page.getByText('Please add dan@contoso.example to the Databricks workspaces prod and dev.'),
    ).toBeVisible()
  })

  test('eve passes the second factor that conditional access asks for', async ({ page }) => {
    await signInAtEntra(page, 'eve')
    await expect(page.getByRole('heading', { name: 'Now', level: 1 })).toBeVisible()
  })

  test('the page that was asked for opens after signing in', async ({ page }) => {
    await signInAtEntra(page, 'ben', '/workspaces/prod/clusters?q=finance')
    await expect(page).toHaveURL(`${origin}/workspaces/prod/clusters?q=finance`)
  })

  test('a wrong password stays at Entra with its words', async ({ page }) => {
    await page.goto('/')
    await page.getByRole('button', { name: 'Sign in with Microsoft' }).click()
    await page.getByRole('button', { name: /ben@contoso/ }).click()
    await page.getByLabel('Password').fill('not it')
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await expect(page.getByText(/incorrect/i)).toBeVisible()
  })

  test('the usual session is one HttpOnly cookie under 4 KB', async ({ page, context }) => {
    await signInAtEntra(page, 'ben')
    const cookies = await sessionCookies(context)
    expect(cookies).toHaveLength(1)
    expect(cookies[0]).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' })
    expect((cookies[0]?.name.length ?? 0) + (cookies[0]?.value.length ?? 0)).toBeLessThan(4096)
  })
})

const refusals = [
  { code: '53003', settings: { blocked: ['ben'] }, words: /policy/i },
  { code: '50105', settings: { assignmentRequired: true, assigned: ['ada'] }, words: /access/i },
  { code: '7000222', settings: { secretExpired: true }, words: /credential|secret/i },
]

test.describe('a refused sign-in', () => {
  for (const { code, settings, words } of refusals) {
    test(`AADSTS${code} is told in plain words with what to do`, async ({ page }) => {
      await emulator.settings(settings)
      await page.goto('/')
      await page.getByRole('button', { name: 'Sign in with Microsoft' }).click()
      await answerEntra(page, 'ben').catch(() => undefined)
      await page.waitForURL((url) => url.pathname === '/sign-in/error')
      await expect(page.getByText(`AADSTS${code}`)).toBeVisible()
      await expect(page.getByRole('main')).toContainText(words)
    })
  }

  test('declining consent is told as that, and nothing happened', async ({ page }) => {
    await emulator.settings({ consentGranted: false })
    await page.goto('/')
    await page.getByRole('button', { name: 'Sign in with Microsoft' }).click()
    await answerEntra(page, 'ben')
    await page.getByRole('button', { name: 'Cancel' }).click()
    await page.waitForURL((url) => url.pathname === '/sign-in/error')
    await expect(page.getByRole('main')).toContainText(/declined/i)
    await expect(page.getByRole('button', { name: /Try again|Sign in/ }).first()).toBeVisible()
  })

  test('nasty return addresses lead nowhere else', async ({ page }) => {
    const callbackUrl = encodeURIComponent('https://evil.example/steal')
    await page.goto(`/sign-in?callbackUrl=${callbackUrl}`)
    await page.getByRole('button', { name: 'Sign in with Microsoft' }).click()
    await answerEntra(page, 'ben')
    await expect(page).toHaveURL(`${origin}/`)
  })
})
