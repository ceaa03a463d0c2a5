import { connect } from 'node:net'
import { statusesIn } from './testing/one-connection'
import { send, type Sent } from './testing/send'
import { json } from './testing/upstream'
import { devId, prodId, startWorld, type World } from './testing/world'

jest.mock('@/lib/env/server', () => jest.requireActual<object>('@/lib/env/testing'))
jest.mock('@/lib/log', () => ({
  log: { debug: jest.fn(), info: jest.fn(), warn: jest.fn(), error: jest.fn(), audit: jest.fn() },
}))

let world: World
let bearer: Record<string, string>

beforeAll(async () => {
  world = await startWorld()
  bearer = { authorization: `Bearer ${await world.token()}` }
})
afterAll(() => world.stop())
beforeEach(() => {
  world.settle()
  world.prod.reply(json({ from: 'prod' }))
  world.dev.reply(json({ from: 'dev' }))
})

const readBody = (body: Buffer) => JSON.parse(body.toString('utf8')) as Record<string, unknown>

describe.each(['route door', 'server door'] as const)('through the %s', (name) => {
  const through = (sent: Sent) => {
    const door = world.doors.find((each) => each.name === name)
    return send(door?.origin ?? '', { ...sent, headers: { ...bearer, ...sent.headers } })
  }

  test('a call arrives as it was made, with the token of its caller', async () => {
    const body = Buffer.from('{"job_id": 9007199254740993,  "a":1}')
    const {
      status,
      headers,
      body: answer,
    } = await through({
      method: 'POST',
      path: '/api/2.1/jobs/run-now',
      headers: { 'content-type': 'application/json', 'user-agent': 'databricks-sdk-py/0.133.0' },
      body,
    })
    expect([status, readBody(answer)]).toEqual([200, { from: 'prod' }])
    const [received] = world.prod.received
    expect(received).toMatchObject({
      method: 'POST',
      url: '/api/2.1/jobs/run-now',
      bytes: body.length,
    })
    expect(received?.body).toBe(body.toString())
    expect(received?.headers).toMatchObject({
      authorization: bearer.authorization,
      'content-type': 'application/json',
      'content-length': String(body.length),
      'user-agent': expect.stringMatching(/^databricks-sdk-py\/0\.133\.0 lakedeck\/\d/) as unknown,
    })
    expect(headers).toMatchObject({
      'content-type': 'application/json',
      'x-request-id': 'upstream-request',
      'cache-control': 'private, no-store, no-transform',
      'x-content-type-options': 'nosniff',
    })
  })

  test.each([
    ['an empty query', '/api/2.1/jobs/list?', '/api/2.1/jobs/list'],
    [
      'a repeated key',
      '/api/2.0/mlflow/artifacts/list?a=1&b=&a=2',
      '/api/2.0/mlflow/artifacts/list?a=1&b=&a=2',
    ],
    [
      'an encoded slash in one segment',
      '/api/2.0/workspace-files/Workspace%2FUsers%2Fme@x%2Ff.txt',
      '/api/2.0/workspace-files/Workspace%2FUsers%2Fme%40x%2Ff.txt',
    ],
    [
      'a path of a file',
      '/api/2.0/fs/files/Volumes/main/a%20b/c.bin',
      '/api/2.0/fs/files/Volumes/main/a%20b/c.bin',
    ],
    [
      'rest of a workspace',
      '/api/databricks/workspaces/prod/rest/2.1/jobs/list?limit=1',
      '/api/2.1/jobs/list?limit=1',
    ],
    [
      'what stands beside the API, behind rest',
      '/api/databricks/workspaces/prod/rest/oidc/.well-known/oauth-authorization-server',
      '/oidc/.well-known/oauth-authorization-server',
    ],
    [
      'the warehouses API',
      '/api/warehouses/v1/default-warehouse-overrides',
      '/api/warehouses/v1/default-warehouse-overrides',
    ],
  ])('%s passes', async (_, path, url) => {
    expect((await through({ path })).status).toBe(200)
    expect(world.prod.received.map((received) => received.url)).toEqual([url])
  })

  describe('the workspace', () => {
    const jobs = '/api/2.1/jobs/list'
    test.each<[string, string, Record<string, string>, 'prod' | 'dev']>([
      ['that nothing names is the first', jobs, {}, 'prod'],
      ['of the address', '/api/databricks/workspaces/dev/rest/2.1/jobs/list', {}, 'dev'],
      ['of X-Databricks-Workspace-Id', jobs, { 'X-Databricks-Workspace-Id': devId }, 'dev'],
      ['of X-Databricks-Org-Id', jobs, { 'x-databricks-org-id': devId }, 'dev'],
      ['of ?o=', `${jobs}?o=${devId}&limit=1`, {}, 'dev'],
      ['of all of them', `${jobs}?o=${devId}`, { 'X-Databricks-Org-Id': devId }, 'dev'],
      ['that is not said after all', `${jobs}?o=`, { 'X-Databricks-Org-Id': '' }, 'prod'],
    ])('%s', async (_, path, headers, from) => {
      const { status, body } = await through({ path, headers })
      expect([status, readBody(body)]).toEqual([200, { from }])
      const [received] = world[from].received
      expect(received?.url).not.toContain('o=')
      expect(Object.keys(received?.headers ?? {})).not.toContain('x-databricks-org-id')
      expect(Object.keys(received?.headers ?? {})).not.toContain('x-databricks-workspace-id')
    })

    test('is DEFAULT_WORKSPACE when that is set', async () => {
      world.settle({ DEFAULT_WORKSPACE: 'dev' })
      expect(readBody((await through({ path: jobs })).body)).toEqual({ from: 'dev' })
    })

    test.each<[string, string, Record<string, string>]>([
      ['that is not configured', jobs, { 'X-Databricks-Workspace-Id': '1' }],
      ['whose id is no id', jobs, { 'X-Databricks-Org-Id': 'dev' }],
      [
        'of two headers that disagree',
        jobs,
        { 'X-Databricks-Workspace-Id': prodId, 'X-Databricks-Org-Id': devId },
      ],
      [
        'of one header that disagrees with itself',
        jobs,
        { 'X-Databricks-Org-Id': `${prodId}, ${devId}` },
      ],
      [
        'of ?o= that disagrees with a header',
        `${jobs}?o=${prodId}`,
        { 'X-Databricks-Org-Id': devId },
      ],
      ['of two ?o=', `${jobs}?o=${prodId}&o=${devId}`, {}],
      [
        'of a header that disagrees with the address',
        '/api/databricks/workspaces/dev/rest/2.1/jobs/list',
        { 'X-Databricks-Org-Id': prodId },
      ],
    ])('%s is refused', async (_, path, headers) => {
      const { status, body } = await through({ path, headers })
      expect([status, readBody(body).error_code]).toEqual([400, 'INVALID_PARAMETER_VALUE'])
      expect([...world.prod.received, ...world.dev.received]).toEqual([])
    })

    test.each(['nowhere', '-', 'PROD', 'prod%2F..'])('called %s is not found', async (alias) => {
      const path = `/api/databricks/workspaces/${alias}/rest/2.1/jobs/list`
      expect([400, 404]).toContain((await through({ path })).status)
      expect([...world.prod.received, ...world.dev.received]).toEqual([])
    })
  })

  test('an SDK is told the host by us, without credentials', async () => {
    const { status, body } = await through({
      path: '/.well-known/databricks-config',
      headers: { authorization: '' },
    })
    expect([status, readBody(body)]).toEqual([
      200,
      { cloud: 'Azure', host_type: 'WORKSPACE_HOST', workspace_id: prodId },
    ])
    expect(world.prod.received).toEqual([])
  })

  test.each([
    ['GET', '/api/2.1/nothing/here', 404, 'ENDPOINT_NOT_FOUND'],
    ['POST', '/api/2.1/jobs/list', 404, 'ENDPOINT_NOT_FOUND'],
    ['GET', '/api/2.0/sql/warehouses/a%2Fb', 404, 'ENDPOINT_NOT_FOUND'],
    ['OPTIONS', '/api/2.1/jobs/list', 405, 'METHOD_NOT_ALLOWED'],
    ['GET', '/api/2.0/fs/files/Volumes/a/..%2f..%2fb', 400, 'INVALID_PARAMETER_VALUE'],
    ['GET', '/api/2.0/sql/warehouses/%252e%252e', 400, 'INVALID_PARAMETER_VALUE'],
    ['GET', `/api/2.1/jobs/list?name=${'x'.repeat(9_000)}`, 414, 'URI_TOO_LONG'],
  ])('%s %s is refused as Databricks would', async (method, path, status, code) => {
    const { status: got, body } = await through({ method, path })
    expect([got, readBody(body)]).toEqual([
      status,
      {
        error_code: code,
        message: expect.any(String) as unknown,
        details: [
          expect.objectContaining({ reason: code, domain: 'lakedeck' }),
          expect.objectContaining({ request_id: expect.any(String) as unknown }),
        ],
      },
    ])
    expect(world.prod.received).toEqual([])
  })

  test('a body on a GET is refused', async () => {
    const sent = {
      path: '/api/2.1/jobs/list',
      body: Buffer.from('x'),
      headers: { 'content-length': '1' },
    }
    expect((await through(sent)).status).toBe(400)
    expect(world.prod.received).toEqual([])
  })

  test.each([400, 401, 403, 404, 409, 429, 500, 503])(
    "Databricks' own %d passes as it is",
    async (status) => {
      const said = { error_code: 'SOME_CODE', message: 'Some words', details: [{ reason: 'X' }] }
      world.prod.reply(json(said, status, { 'retry-after': '7' }))
      const { status: got, headers, body } = await through({ path: '/api/2.1/jobs/list' })
      expect([got, readBody(body), headers['retry-after']]).toEqual([status, said, '7'])
      expect(world.prod.received).toHaveLength(1)
    },
  )

  test('a claims challenge of Databricks reaches the caller, and nothing else of that header', async () => {
    const claims = Buffer.from('{"access_token":{"acrs":{"essential":true}}}').toString('base64')
    const challenge = `Bearer realm="", authorization_uri="https://evil.example", error="insufficient_claims", claims="${claims}"`
    world.prod.reply(json({ message: 'no' }, 401, { 'www-authenticate': challenge }))
    const { headers } = await through({ path: '/api/2.1/jobs/list' })
    expect(headers['www-authenticate']).toBe(
      `Bearer error="insufficient_claims", claims="${claims}"`,
    )
  })

  test('who has no credentials is told how to get in', async () => {
    const { status, headers, body } = await send(
      world.doors.find((each) => each.name === name)?.origin ?? '',
      { path: '/api/2.1/jobs/list' },
    )
    expect([status, headers['www-authenticate'], readBody(body).error_code]).toEqual([
      401,
      'Bearer',
      'NOT_SIGNED_IN',
    ])
    expect(world.prod.received).toEqual([])
  })

  test('a workspace that nobody serves is 502, and a change is tried once only', async () => {
    world.settle({ DATABRICKS_WORKSPACES: 'gone=http://127.0.0.1:1' })
    const { status, body } = await through({ method: 'POST', path: '/api/2.1/jobs/run-now' })
    expect([status, readBody(body).error_code]).toEqual([502, 'UNREACHABLE'])
  })

  test('a question whose connection broke is asked once more, a change is not', async () => {
    world.prod.reply((_received, response) => void response.socket?.destroy())
    const question = await through({ path: '/api/2.1/jobs/list' })
    expect([question.status, world.prod.received.length]).toEqual([502, 2])
    world.prod.reply((_received, response) => void response.socket?.destroy())
    const change = await through({ method: 'POST', path: '/api/2.1/jobs/run-now' })
    expect([change.status, world.prod.received.length]).toEqual([502, 1])
  })

  test('HEAD answers with the headers of the file and no body', async () => {
    world.prod.reply((_received, response) => {
      response.writeHead(200, {
        'content-length': 12,
        'last-modified': 'Wed, 21 Oct 2015 07:28:00 GMT',
      })
      response.end()
    })
    const path = '/api/2.0/fs/files/Volumes/main/a.bin'
    const { status, headers, body } = await through({ method: 'HEAD', path })
    expect([status, headers['content-length'], body.length]).toEqual([200, '12', 0])
    expect(headers['last-modified']).toBe('Wed, 21 Oct 2015 07:28:00 GMT')
  })
})

describe('what only the server door sees', () => {
  const toServer = (sent: Sent) => send(world.doors[1]?.origin ?? '', sent)

  test.each([
    ['GET', '/api/2.1/jobs/%E0%A4%A', 400],
    ['GET', '/api//2.1/jobs/list', 400],
    ['GET', '/some/page/%zz', 400],
    ['GET', '//evil.example/x', 400],
    ['GET', '/./api/2.1/jobs/list', 400],
    ['GET', '/x/../api/2.1/jobs/list', 400],
    ['GET', '/%2e/api/2.1/jobs/list', 400],
    ['GET', '/api/./2.1/jobs/list', 400],
    ['GET', '/api\\2.1\\jobs\\list', 400],
    ['TRACE', '/api/2.1/jobs/list', 405],
    ['TRACE', '/some/page', 405],
  ])('%s %s is %d', async (method, path, status) => {
    expect((await toServer({ method, path })).status).toBe(status)
    expect(world.prod.received).toEqual([])
  })

  test.each([
    ['PROPFIND', '/api/databricks/now', 'DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT'],
    ['TRACE', '/api/databricks/now', 'DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT'],
    ['PROPFIND', '/jobs', 'GET, HEAD'],
    ['PURGE', '/', 'GET, HEAD'],
  ])('%s %s is refused in words, with what is possible', async (method, path, allow) => {
    const { status, headers, body } = await toServer({ method, path })
    expect([status, headers.allow]).toEqual([405, allow])
    expect(headers['content-type']).toBe('application/problem+json')
    expect(readBody(body)).toMatchObject({
      status: 405,
      code: 'METHOD_NOT_ALLOWED',
      detail: `${method} is not possible here.`,
    })
  })

  test.each([
    ['h2c', 'Upgrade, HTTP2-Settings'],
    ['websocket', 'Upgrade'],
  ])('an upgrade to %s is ignored, and the request answered', async (upgrade, connection) => {
    const headers = { ...bearer, upgrade, connection, 'http2-settings': 'AAMAAABkAAQCAAAAAAIAAAAA' }
    const question = await toServer({ path: '/api/2.1/jobs/list', headers })
    expect([question.status, readBody(question.body)]).toEqual([200, { from: 'prod' }])
    const body = Buffer.from('{"job_id":1}')
    const change = { method: 'POST', path: '/api/2.1/jobs/run-now', headers, body }
    expect((await toServer(change)).status).toBe(200)
    expect(world.prod.received.at(-1)?.body).toBe(body.toString())
    expect((await toServer({ path: '/jobs', headers })).status).toBe(418)
  })

  test('the body behind a request for an upgrade is never read as a request', async () => {
    const { authorization } = bearer
    const { port = 0 } = world.doors[1] ?? {}
    const inBody = `GET /api/2.1/jobs/get HTTP/1.1\r\nHost: x\r\nAuthorization: ${authorization}\r\n\r\n`
    const upgrade = 'Connection: Upgrade\r\nUpgrade: h2c'
    const socket = connect(port, '127.0.0.1')
    world.prod.reply(async (_received, response) => {
      socket.write(inBody)
      // Once this is answered, the server has read that, too.
      await toServer({ path: '/jobs' })
      response.end('{}')
    })
    let said = ''
    const over = new Promise<void>((resolve) => {
      socket.on('close', () => resolve())
      socket.on('error', () => undefined)
      socket.on('data', (data: Buffer) => {
        said += data.toString('latin1')
        if (statusesIn(said).length > 1) resolve()
      })
    })
    socket.write(
      `GET /api/2.1/jobs/list HTTP/1.1\r\nHost: x\r\nAuthorization: ${authorization}\r\n${upgrade}\r\n\r\n` +
        `POST /jobs HTTP/1.1\r\nHost: x\r\nContent-Length: ${inBody.length}\r\n\r\n`,
    )
    await over
    socket.destroy()
    expect(statusesIn(said)).toHaveLength(1)
    expect(said).toMatch(/^connection: close\r$/im)
    expect(world.prod.received.map(({ url }) => url)).toEqual(['/api/2.1/jobs/list'])
  })

  test.each(['/api/2.1/jobs/list', '/api/databricks/now', '/jobs'])(
    'a request for %s that names two hosts is refused, and reaches nobody',
    async (path) => {
      const { authorization = '' } = bearer
      const hosts = ['Host', 'localhost', 'host', 'evil.example']
      const headers = ['Authorization', authorization, ...hosts]
      const { status, body } = await toServer({ path, headers })
      expect([status, readBody(body)]).toMatchObject([400, { code: 'TWO_HOSTS' }])
      expect(world.prod.received).toEqual([])
    },
  )

  test('PROPFIND of a call of Databricks is refused in its form', async () => {
    const { status, headers, body } = await toServer({
      method: 'PROPFIND',
      path: '/api/2.1/jobs/list',
    })
    expect([status, headers.allow]).toEqual([405, 'GET, HEAD, POST, PUT, PATCH, DELETE'])
    expect(readBody(body)).toMatchObject({ error_code: 'METHOD_NOT_ALLOWED' })
  })

  test.each([
    '/',
    '/jobs',
    '/api/databricks/now',
    '/api/auth/session',
    '/_next/static/a.js',
    '/api/2',
    '/serving',
  ])('%s is left to Next', async (path) => expect((await toServer({ path })).status).toBe(418))
})
