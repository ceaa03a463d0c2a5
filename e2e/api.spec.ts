import type { APIRequestContext } from 'playwright/test'
import { cluster, emulator, expect, origin, signIn, test } from './fixtures'
import { inChunks, onOneConnection, statusesIn } from '@/lib/gateway/testing/one-connection'
import { daemonToken, databricksToken, lakedeckToken } from './gateway/tokens'
import { ports } from './ports'

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

type Operation = {
  parameters: { name: string; in: string; required: boolean }[]
  responses: { '200': { content: object } }
}

/** What a list is asked for here, by the names that the description gives its parameters. */
const asked: Record<string, string> = {
  workspace: 'prod',
  clusterId: cluster.adhocAnalytics,
  jobId: '418006550000019',
  runId: '612008413870601',
  budgetMs: '20000',
  jobs: '418006550000019:load_orders',
  kind: 'never-succeeded',
  q: 'a',
}

/** The addresses of all lists that come as lines, as the API's own description has them. */
async function listsOf(
  request: APIRequestContext,
  headers: Record<string, string>,
  taking?: string,
) {
  const answer = await request.get(`${origin}/api/openapi.json`, { headers })
  const { paths } = (await answer.json()) as { paths: Record<string, { get?: Operation }> }
  return Object.entries(paths).flatMap(([path, { get }]) => {
    if (!get || !('text/csv' in get.responses['200'].content)) return []
    if (taking !== undefined && !get.parameters.some(({ name }) => name === taking)) return []
    const query = get.parameters
      .filter((each) => each.in === 'query' && (each.required || each.name === 'budgetMs'))
      .map(({ name }) => `${name}=${asked[name]}`)
    const place = path.replace(/\{(\w+)\}/g, (_, name: string) => asked[name] ?? '')
    return [`${origin}${place}?${query.join('&')}`]
  })
}

/** Lines of CSV, where a text in quotes may hold line ends of its own. */
const linesOf = (csv: string) => csv.match(/(?:"(?:[^"]|"")*"|[^"\r\n])+(?=\r\n)/g) ?? []

test('every list comes whole as JSON, as NDJSON with the same items, and as CSV with a line for each', async ({
  request,
}) => {
  test.setTimeout(120_000)
  await emulator.clock({ freeze: true })
  const headers = bearer(await databricksToken('ada'))
  const lists = await listsOf(request, headers)
  expect(lists.length).toBeGreaterThanOrEqual(10)
  for (const url of lists) {
    const ask = async (accept: string) => {
      const answer = await request.get(url, { headers: { ...headers, accept } })
      expect({ url, status: answer.status() }).toEqual({ url, status: 200 })
      expect(answer.headers()['x-lakedeck-incomplete'], url).toBeUndefined()
      expect(answer.headers()['content-type']).toContain(accept)
      return answer.text()
    }
    const { items } = JSON.parse(await ask('application/json')) as { items: object[] }
    const lines = (await ask('application/x-ndjson')).split('\n').slice(0, -1)
    const read = lines.map((line) => steady(JSON.parse(line) as object))
    expect({ url, items: read }).toEqual({ url, items: items.map(steady) })
    expect(items.length, url).toBeGreaterThan(0)
    expect({ url, lines: linesOf(await ask('text/csv')).length }).toEqual({
      url,
      lines: items.length + 1,
    })
  }
})

/** But for how long a workspace took to answer. */
const steady = (item: object) => {
  const text = JSON.stringify(item, (name, value: unknown) => (name === 'answeredInMs' ? 0 : value))
  return JSON.parse(text) as object
}

test('lines of a page that another follows say where it begins', async ({ request }) => {
  const headers = { ...bearer(await databricksToken('ben')), accept: 'application/x-ndjson' }
  const ask = async (query: string) => {
    const answer = await request.get(`${api}/workspaces/prod/jobs?${query}`, { headers })
    const lines = (await answer.text()).split('\n').slice(0, -1)
    const ids = lines.map((line) => (JSON.parse(line) as { jobId: string }).jobId)
    return { ids, next: answer.headers()['x-next-page-token'] }
  }
  const both = await ask('limit=4')
  const first = await ask('limit=2')
  const second = await ask(`limit=2&pageToken=${first.next}`)
  expect([...first.ids, ...second.ids]).toEqual(both.ids)
  expect(new Set(both.ids).size).toBe(4)
})

test('a cursor goes on with what it was given for, and with nothing else', async ({ request }) => {
  const headers = bearer(await databricksToken('ada'))
  const ask = async (path: string, pageToken = '') => {
    const url = `${api}/workspaces/${path}limit=2`
    const query = pageToken === '' ? '' : `&pageToken=${encodeURIComponent(pageToken)}`
    const answer = await request.get(url + query, { headers })
    return { status: answer.status(), body: (await answer.json()) as Record<string, unknown> }
  }
  // Each list begins where Databricks' own token says, so all of these would be taken by all.
  const lists = ['prod/jobs?', 'dev/jobs?', 'prod/jobs?q=a&', 'prod/schedule?', 'prod/runs?']
  const cursors = new Map<string, string>()
  for (const list of lists) {
    const { body } = await ask(list)
    expect(body.nextPageToken, list).toEqual(expect.any(String))
    cursors.set(list, String(body.nextPageToken))
  }
  for (const list of lists)
    for (const [from, cursor] of cursors) {
      const { status, body } = await ask(list, cursor)
      expect({ list, from, status }).toEqual({ list, from, status: list === from ? 200 : 400 })
      if (list !== from) expect(body).toMatchObject({ code: 'INVALID_PAGE_TOKEN' })
    }
})

test('a cursor that was never given is refused by each list', async ({ request }) => {
  const headers = bearer(await databricksToken('ada'))
  const lists = await listsOf(request, headers, 'pageToken')
  expect(lists.length).toBeGreaterThanOrEqual(7)
  for (const url of lists) {
    const answer = await request.get(`${url}&pageToken=CAEo`, { headers })
    expect({ url, status: answer.status() }).toEqual({ url, status: 400 })
    expect(await answer.json()).toMatchObject({ code: 'INVALID_PAGE_TOKEN' })
  }
})

test('lines that lack a workspace say so, and why', async ({ request }) => {
  const token = bearer(await databricksToken('ben'))
  await emulator.fault({ service: 'dev', path: '/*', kind: 'reset' })
  const ask = (path: string, accept: string) =>
    request.get(`${api}/${path}`, { headers: { ...token, accept } })
  const answers = await Promise.all([
    ask('now?budgetMs=20000', 'text/csv'),
    ask('schedule', 'application/x-ndjson'),
  ])
  for (const answer of answers) {
    expect(answer.status()).toBe(200)
    expect(answer.headers()['x-lakedeck-incomplete']).toMatch(/^dev: failed \([A-Z_]+\)$/)
  }
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
  const ours = ['workspaces/nowhere/clusters', 'no/such/path'].map((path) => `${api}/${path}`)
  for (const path of [...ours, '/api/databrick/now', '/api/openapi', '/api/', '/api']) {
    const answer = await request.get(path, { headers })
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

test('a parameter that no list knows is refused by each, and a call of Databricks keeps its own', async ({
  request,
}) => {
  const headers = bearer(await databricksToken('ada'))
  for (const url of await listsOf(request, headers)) {
    const answer = await request.get(`${url}&stat=failed`, { headers })
    expect({ url, status: answer.status() }).toEqual({ url, status: 400 })
    expect(await answer.json()).toMatchObject({ code: 'INVALID_INPUT', errors: [{ name: 'stat' }] })
  }
  const calls = await emulator.calls({ service: 'prod' })
  await request.get(`${api}/workspaces/prod/rest/2.1/clusters/list?page_size=1&stat=x`, { headers })
  const [passed] = (await emulator.calls({ service: 'prod' })).slice(calls.length)
  expect(passed?.query).toContain('stat=x')
})

test('the connection outlives a refusal in the middle of a body', async () => {
  const head =
    `Host: localhost\r\nAuthorization: Bearer ${await databricksToken('ben')}\r\n` +
    'Content-Type: application/json\r\n'
  const runNow = '/api/databricks/workspaces/prod/jobs/418006550000019/run-now'
  const said = await onOneConnection(
    ports.app,
    [
      ...inChunks(`POST ${runNow} HTTP/1.1\r\n${head}`, 64),
      `GET /api/health/live HTTP/1.1\r\n${head}\r\n`,
    ],
    2,
  )
  expect(statusesIn(said)).toEqual([413, 200])
  expect(said).toContain('BODY_TOO_LARGE')
})
