import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { root } from '../scripts/root'
import { logFolder } from '../scripts/service'
import { cluster, emulator, expect, origin, signInAtEntra, test, visit } from './fixtures'

/** Any signed token, wherever it comes from: header and payload of a JWT are both JSON objects. */
const anyJwt = /eyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}/

/** Entra's refresh tokens are opaque, but they all begin alike. */
const anyRefreshToken = /1\.AX[A-Za-z0-9_-]{100,}/

function textFilesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((item) => item.isFile() && /\.(js|css|json|html|txt|map|log)$/.test(item.name))
    .map((item) => path.join(item.parentPath, item.name))
}

test('no token or secret is in a response, a page, a URL, the client bundle or a log', async ({
  page,
  context,
}) => {
  test.setTimeout(90_000)
  const { clientSecret } = await emulator.info()
  const seen: { where: string; text: string }[] = []
  const sessions = new Set<string>()
  const noteSession = async () => {
    for (const { name, value } of await context.cookies(origin)) {
      if (/session/.test(name)) sessions.add(value)
    }
  }
  context.on('request', (request) => seen.push({ where: 'url', text: request.url() }))
  const bodies: Promise<unknown>[] = []
  context.on('response', (response) => {
    if (!response.url().startsWith(origin)) return
    const headers = { ...response.headers(), 'set-cookie': '' }
    seen.push({ where: `headers of ${response.url()}`, text: JSON.stringify(headers) })
    bodies.push(
      response
        .text()
        .then((text) => seen.push({ where: response.url(), text }))
        .catch(() => undefined),
    )
  })

  await emulator.settings({ accessTokenSeconds: 15, transitionMs: 1_000 })
  await signInAtEntra(page, 'ben')
  await noteSession()
  await visit(page, `/workspaces/prod/clusters/${cluster.financeMonthEnd}`)
  await page.getByRole('button', { name: 'Start', exact: true }).click()
  await page.getByRole('button', { name: 'Start cluster' }).click()
  await expect(page.getByText('finance-month-end is starting')).toBeVisible()
  await page.waitForTimeout(13_000)
  await page.goto('/')
  await noteSession()
  await page.goto('/workspaces/dev/clusters')
  await emulator.fault({ service: 'prod', path: '/*', kind: 'html' })
  await page.goto('/workspaces/prod/clusters')
  await page.goto(`/api/databricks/workspaces/prod/clusters/${cluster.adhocAnalytics}`)
  await page.goto('/no-such-page')
  await Promise.all(bodies)
  seen.push({ where: 'page', text: await page.content() })
  for (const file of [
    ...textFilesBelow(path.join(root, '.next', 'static')),
    ...textFilesBelow(logFolder).filter((name) => /(server|emulator)-\d+\.log$/.test(name)),
  ]) {
    seen.push({ where: file, text: readFileSync(file, 'utf8') })
  }

  expect(seen.length).toBeGreaterThan(40)
  // The first one and those that refreshing made.
  expect(sessions.size).toBeGreaterThan(1)
  const canaries = [clientSecret, 'demo-only-secret-that-signs', ...sessions]
  const leaks = seen.filter(
    ({ text }) =>
      anyJwt.test(text) ||
      anyRefreshToken.test(text) ||
      canaries.some((canary) => text.includes(canary)),
  )
  expect(leaks.map(({ where }) => where)).toEqual([])
})

test('the browser’s own storage and scripts hold nothing of the session', async ({ page }) => {
  await signInAtEntra(page, 'ben')
  const held = await page.evaluate(() =>
    [document.cookie, JSON.stringify(localStorage), JSON.stringify(sessionStorage)].join(' '),
  )
  expect(held).not.toMatch(/session|token|eyJ/i)
})

test('answers about people are never stored by a cache in between', async ({ page }) => {
  await signInAtEntra(page, 'ben')
  for (const address of ['/', '/api/databricks/workspaces', '/api/databricks/workspaces/prod/me']) {
    const answer = await page.request.get(origin + address)
    expect(answer.headers()['cache-control']).toMatch(/no-store/)
  }
})

test('NextAuth’s own endpoints that tell or take more than needed are closed', async ({ page }) => {
  await signInAtEntra(page, 'ben')
  for (const name of ['session', '_log', 'signout', 'providers']) {
    expect((await page.request.get(`${origin}/api/auth/${name}`)).status()).toBe(404)
  }
})

test('every page carries the security headers and runs scripts by nonce alone', async ({
  page,
}) => {
  await signInAtEntra(page, 'ben')
  for (const address of ['/', '/sign-in/error?code=1', '/no-such-page']) {
    const headers = (await page.request.get(origin + address)).headers()
    const policy = headers['content-security-policy'] ?? ''
    expect(policy).toMatch(/script-src 'self' 'nonce-[^']+' 'strict-dynamic'/)
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toContain('unsafe-eval')
    expect(headers['x-content-type-options']).toBe('nosniff')
    expect(headers['x-powered-by']).toBeUndefined()
  }
})
