import { cluster, emulator, expect, origin, signIn, test } from './fixtures'
import { daemonToken, databricksToken, lakedeckToken } from './gateway/tokens'

const api = `${origin}/api/databricks`

const bearer = (token: string) => ({ authorization: `Bearer ${token}` })

test('a script with a token for AzureDatabricks lists, starts and follows a cluster', async ({
  request,
}) => {
  await emulator.settings({ transitionMs: 1_000 })
  const headers = bearer(await databricksToken('ben'))
  const list = await request.get(`${api}/workspaces/prod/clusters?state=TERMINATED`, { headers })
  const { items } = (await list.json()) as { items: { clusterId: string; state: string }[] }
  expect(items.map(({ clusterId }) => clusterId)).toContain(cluster.financeMonthEnd)
  expect(new Set(items.map(({ state }) => state))).toEqual(new Set(['TERMINATED']))
  const started = await request.post(
    `${api}/workspaces/prod/clusters/${cluster.financeMonthEnd}/start`,
    { headers, data: {} },
  )
  expect(await started.json()).toMatchObject({ state: 'PENDING' })
  await expect
    .poll(async () => {
      const path = `${api}/workspaces/prod/clusters/${cluster.financeMonthEnd}`
      return ((await (await request.get(path, { headers })).json()) as { state: string }).state
    })
    .toBe('RUNNING')
})

test('a token for Lakedeck itself is exchanged on behalf of the person', async ({ request }) => {
  const token = await lakedeckToken('ben')
  const me = await request.get(`${api}/workspaces/prod/me`, { headers: bearer(token) })
  expect(await me.json()).toMatchObject({ principalName: 'ben@contoso.example' })
})

test('a service principal calls as itself', async ({ request }) => {
  const { daemon } = await emulator.info()
  const token = await daemonToken()
  const me = await request.get(`${api}/workspaces/prod/me`, { headers: bearer(token) })
  expect(await me.json()).toMatchObject({ principalName: daemon.clientId })
})

test('lists come as CSV when asked for', async ({ request }) => {
  const headers = { ...bearer(await databricksToken('ben')), accept: 'text/csv' }
  const answer = await request.get(`${api}/workspaces/prod/clusters`, { headers })
  expect(answer.headers()['content-type']).toMatch(/^text\/csv/)
  expect((await answer.text()).split('\r\n').length).toBeGreaterThan(10)
})

const refusedBearers = [
  {
    title: 'a forged signature',
    make: async () => `${(await databricksToken('ben')).slice(0, -8)}AAAAAAAA`,
  },
  { title: 'a personal access token', make: async () => `dapi${'0'.repeat(32)}-2` },
  { title: 'no token at all', make: async () => '' },
]
for (const { title, make } of refusedBearers) {
  test(`${title} is refused with 401 before any workspace is called`, async ({ request }) => {
    const token = await make()
    const answer = await request.get(`${api}/workspaces/prod/clusters`, { headers: bearer(token) })
    expect(answer.status()).toBe(401)
    expect(answer.headers()['content-type']).toContain('application/problem+json')
    expect(await emulator.calls({ service: 'prod' })).toEqual([])
  })
}

test('a session cookie sent as a bearer is refused', async ({ page, context, request }) => {
  await signIn(page, 'ben')
  const [session] = await context.cookies(origin)
  const answer = await request.get(`${api}/workspaces/prod/me`, {
    headers: bearer(session?.value ?? ''),
  })
  expect(answer.status()).toBe(401)
})

test('a bearer wins over a cookie', async ({ page }) => {
  await signIn(page, 'ben')
  const answer = await page.request.get(`${api}/workspaces/prod/me`, {
    headers: bearer(await databricksToken('ada')),
  })
  expect(await answer.json()).toMatchObject({ principalName: 'ada@contoso.example' })
})

test('a bad input is refused with every fault, and nothing is called', async ({ request }) => {
  const headers = bearer(await databricksToken('ben'))
  const answer = await request.get(`${api}/workspaces/prod/clusters?limit=0&state=SLEEPING`, {
    headers,
  })
  expect(answer.status()).toBe(400)
  const { errors } = (await answer.json()) as { errors: { name: string }[] }
  expect(errors.map(({ name }) => name.split('.')[0]).sort()).toEqual(['limit', 'state'])
})

test('an unknown workspace and an unknown path are problems, not pages', async ({ request }) => {
  const headers = bearer(await databricksToken('ben'))
  for (const path of ['workspaces/nowhere/clusters', 'no/such/path']) {
    const answer = await request.get(`${api}/${path}`, { headers })
    expect(answer.status()).toBe(404)
    expect(answer.headers()['content-type']).toContain('application/problem+json')
  }
})

test('a change through a cookie needs our own header, origin and JSON', async ({ page }) => {
  await signIn(page, 'ben')
  const path = `${api}/workspaces/prod/clusters/${cluster.financeMonthEnd}/start`
  const good = { origin, 'sec-fetch-site': 'same-origin', 'x-lakedeck': '1' }
  const bad = [
    { ...good, origin: 'https://evil.example' },
    { ...good, origin: 'null' },
    { ...good, 'sec-fetch-site': 'cross-site' },
    { origin, 'sec-fetch-site': 'same-origin' },
  ]
  for (const headers of bad) {
    expect((await page.request.post(path, { headers, data: {} })).status()).toBe(403)
  }
  const form = await page.request.post(path, { headers: good, form: { a: '1' } })
  expect(form.status()).toBe(403)
  const calls = await emulator.calls({ service: 'prod' })
  expect(calls.filter((call) => call.path.endsWith('/clusters/start'))).toEqual([])
  expect((await page.request.post(path, { headers: good, data: {} })).status()).toBe(200)
})

test('health answers without a token, and readiness knows when Entra is away', async ({
  request,
}) => {
  const statusOf = async (probe: string) =>
    (await request.get(`${origin}/api/health/${probe}`)).status()
  expect([await statusOf('live'), await statusOf('ready')]).toEqual([200, 200])
  await emulator.fault({ service: 'entra', path: '/*', kind: 'reset' })
  // Entra is asked for its keys every 15 seconds at most.
  await expect.poll(() => statusOf('ready'), { timeout: 25_000 }).toBe(503)
  expect(await statusOf('live')).toBe(200)
})
