import { openTestSite, type TestSite } from './test-site'

const monthEnd = '0405-071830-d9q2b6mj'
const list = '/api/2.1/clusters/list'
let site: TestSite

beforeEach(async () => {
  site = await openTestSite()
})
afterEach(() => site.close())

const bearer = async () => ({ authorization: `Bearer ${await site.token('ben')}` })

describe('a request that names nothing', () => {
  it.each([
    ['GET', '/api/2.0/nothing/here', "No API found for 'GET /nothing/here'"],
    ['POST', list, "No API found for 'POST /clusters/list'"],
    ['GET', '/api/2.1/clusters/start', "No API found for 'GET /clusters/start'"],
    ['GET', `${list}/`, "No API found for 'GET /clusters/list/'"],
    ['GET', '/api/2.2/clusters/list', "No API found for 'GET /clusters/list'"],
  ])('%s %s is ENDPOINT_NOT_FOUND', async (method, path, message) => {
    const { status, body } = await site.as('ben', path, { method })
    expect(status).toBe(404)
    expect(body).toMatchObject({ error_code: 'ENDPOINT_NOT_FOUND', message })
  })

  it('asks for credentials first', async () => {
    expect((await site.raw('/api/2.0/nothing/here')).status).toBe(401)
  })

  it('outside of the API is sent to the login page, as a browser would be', async () => {
    const { status, headers } = await site.raw('/jobs')
    expect(status).toBe(303)
    expect(headers['location']).toBe('/login.html?next_url=%2Fjobs')
  })

  it('about tokens of the workspace itself is told that there are none', async () => {
    expect((await site.raw('/oidc/.well-known/oauth-authorization-server')).status).toBe(404)
  })
})

describe('a body', () => {
  const start = async (text: string) =>
    site.raw('/api/2.1/clusters/start', { method: 'POST', text, headers: await bearer() })

  it.each(['{"cluster_id":', 'nonsense', '[1]', '"text"', '{"cluster_id": 7}'])(
    'that reads %s is MALFORMED_REQUEST',
    async (text) => {
      const { status, body } = await start(text)
      expect(status).toBe(400)
      expect(body.error_code).toBe('MALFORMED_REQUEST')
      expect(body.message).toMatch(/^Could not parse request object: /)
    },
  )

  it.each(['', '{}', '{"cluster_id":""}', '{"cluster_id":null}'])(
    'that reads "%s" misses its field',
    async (text) => {
      const { status, body } = await start(text)
      expect(status).toBe(400)
      expect(body).toMatchObject({
        error_code: 'INVALID_PARAMETER_VALUE',
        message: 'Missing required field: cluster_id',
      })
    },
  )

  it('beyond 16 MiB is 413', async () => {
    const { status } = await start(JSON.stringify({ cluster_id: 'x'.repeat(17 * 1024 * 1024) }))
    expect(status).toBe(413)
  })
})

it('says that a cluster does not exist in the words that SDKs look for, with 400', async () => {
  const { status, body } = await site.as('ben', '/api/2.1/clusters/get?cluster_id=nope')
  expect(status).toBe(400)
  expect(body).toMatchObject({
    error_code: 'INVALID_PARAMETER_VALUE',
    message: 'Cluster nope does not exist',
  })
  expect(body.details.at(-1)?.['@type']).toBe('type.googleapis.com/google.rpc.RequestInfo')
})

it('a path with malformed percent-encoding is refused', async () => {
  const { status, body } = await site.as('ben', '/api/2.0/permissions/clusters/%E0%A4%A')
  expect([status, body.error_code]).toEqual([400, 'MALFORMED_REQUEST'])
})

it('answers under a loopback name alone', async () => {
  const from = (host: string) => site.raw(list, { headers: { host } })
  expect((await from('rebound.example:4281')).status).toBe(403)
  expect((await from('localhost:4281')).status).toBe(401)
})

describe('discovery, without credentials', () => {
  it('tells the cloud and the number of the workspace', async () => {
    const { status, body, headers } = await site.raw('/.well-known/databricks-config')
    expect(status).toBe(200)
    expect(headers['x-databricks-org-id']).toBe('7405612345678901')
    expect(body).toMatchObject({
      cloud: 'Azure',
      host_type: 'WORKSPACE_HOST',
      workspace_id: '7405612345678901',
    })
  })

  it('tells the tenant in the first segment of the sign-in address', async () => {
    const { status, headers } = await site.raw('/aad/auth')
    expect(status).toBe(302)
    expect(new URL(headers['location'] ?? '').pathname.split('/')[1]).toBe(
      '3f1c9a52-7d84-4b6e-9c0a-5e2f8b7d1a34',
    )
  })
})

describe('the rate limit of a workspace', () => {
  it('answers 429 with Retry-After beyond it, until the next second', async () => {
    await site.control('settings', { method: 'POST', body: { requestsPerSecond: { prod: 2 } } })
    const statuses = []
    for (let count = 0; count < 3; count++) statuses.push((await site.as('ben', list)).status)
    expect(statuses).toEqual([200, 200, 429])
    const { body, headers } = await site.as('ben', list)
    expect(body.error_code).toBe('REQUEST_LIMIT_EXCEEDED')
    expect(headers['retry-after']).toBe('1')
    expect((await site.as('ben', list, {}, 'dev')).status).toBe(200)
    site.clock.advance(1_000)
    expect((await site.as('ben', list)).status).toBe(200)
  })
})

describe('a fault', () => {
  const order = (fault: object) =>
    site.control('faults', { method: 'POST', body: { service: 'prod', path: list, ...fault } })
  const ask = async () => site.raw(list, { headers: await bearer() })

  it('of kind status answers what it was told to', async () => {
    const body = { error_code: 'TEMPORARILY_UNAVAILABLE', message: 'soon' }
    await order({ kind: 'status', status: 503, body, headers: { 'retry-after': '7' } })
    const reply = await ask()
    expect([reply.status, reply.headers['retry-after']]).toEqual([503, '7'])
    expect(reply.body).toEqual(body)
    expect(reply.headers['x-request-id']).toBeDefined()
  })

  const startFault = { path: '/api/2.1/clusters/start', kind: 'status', status: 503, times: 1 }
  const start = () =>
    site.raw('/api/2.1/clusters/start', { method: 'POST', body: { cluster_id: monthEnd } })
  const stateNow = async () =>
    (await site.as('ben', `/api/2.1/clusters/get?cluster_id=${monthEnd}`)).body.state

  it('before the handler leaves everything as it was', async () => {
    await order(startFault)
    expect((await start()).status).toBe(503)
    expect(await stateNow()).toBe('TERMINATED')
  })

  it('after the handler loses the answer, not the work', async () => {
    await order({ ...startFault, when: 'after' })
    const body = { cluster_id: monthEnd }
    const reply = await site.raw('/api/2.1/clusters/start', {
      method: 'POST',
      body,
      headers: await bearer(),
    })
    expect(reply.status).toBe(503)
    expect(await stateNow()).toBe('PENDING')
  })

  it('of kind reset drops the connection, after the work if so ordered', async () => {
    await order({ ...startFault, kind: 'reset', status: undefined, when: 'after' })
    const request = site.raw('/api/2.1/clusters/start', {
      method: 'POST',
      body: { cluster_id: monthEnd },
      headers: await bearer(),
    })
    await expect(request).rejects.toThrow(/socket hang up|ECONNRESET/)
    expect(await stateNow()).toBe('PENDING')
  })

  it('of kind html answers a page of a proxy, or of a login with 200', async () => {
    await order({ kind: 'html', times: 1 })
    const page = await ask()
    expect([page.status, page.headers['content-type']]).toEqual([502, 'text/html; charset=utf-8'])
    await order({ kind: 'html', status: 200, body: '<html>Sign in</html>' })
    expect(await ask()).toMatchObject({ status: 200, text: '<html>Sign in</html>' })
  })

  it('of kind garbage says JSON and is none', async () => {
    await order({ kind: 'garbage' })
    const { status, headers, text } = await ask()
    expect([status, headers['content-type']]).toEqual([200, 'application/json'])
    expect(() => void JSON.parse(text)).toThrow(SyntaxError)
  })

  it('of kind truncate ends in the middle of the real answer', async () => {
    await order({ kind: 'truncate' })
    await expect(ask()).rejects.toThrow(/aborted|ECONNRESET/)
  })

  it('of kind delay answers late, and truly', async () => {
    await order({ kind: 'delay', delayMs: 150 })
    const began = Date.now()
    expect((await ask()).body.clusters).toHaveLength(12)
    expect(Date.now() - began).toBeGreaterThanOrEqual(145)
  })

  it('of kind hang answers never', async () => {
    await order({ kind: 'hang' })
    const never = ask().then(
      () => 'answered',
      () => 'closed',
    )
    const wait = new Promise((resolve) => setTimeout(() => resolve('still waiting'), 200))
    expect(await Promise.race([never, wait])).toBe('still waiting')
  })
})

describe('recorded calls', () => {
  it('tell who asked for what and how it was answered, and hold no token', async () => {
    await site.as('ben', `${list}?page_size=1`)
    await site.as('dan', list)
    await site.raw(list)
    const { body, text } = await site.control('calls')
    expect(body.calls).toMatchObject([
      { path: list, query: 'page_size=1', principal: 'ben@contoso.example', status: 200 },
      { principal: null, status: 403 },
      { principal: null, status: 401 },
    ])
    expect(text).not.toMatch(/eyJ|Bearer/)
  })
})
