import { answerHeaders, hosts, redirects, requestHeaders, spellings } from './testing/hostile'
import { send, type Sent } from './testing/send'
import { json, startUpstream, type Upstream } from './testing/upstream'
import { startWorld, type World } from './testing/world'

jest.mock('@/lib/env/server', () => jest.requireActual<object>('@/lib/env/testing'))
jest.mock('@/lib/log', () => ({
  log: { debug: jest.fn(), info: jest.fn(), warn: jest.fn(), error: jest.fn(), audit: jest.fn() },
}))

let world: World
let canary: Upstream
let bearer: Record<string, string>

beforeAll(async () => {
  ;[world, canary] = await Promise.all([startWorld(), startUpstream()])
  bearer = { authorization: `Bearer ${await world.token()}` }
})
afterAll(() => Promise.all([world.stop(), canary.stop()]))
beforeEach(() => {
  world.prod.reply(json({ from: 'prod' }))
  world.dev.reply(json({ from: 'dev' }))
  canary.reply(json({ from: 'canary' }))
})

const path = '/api/2.1/jobs/list?limit=1'
/** What every call through here carries, whoever makes it. */
const expected = ['authorization', 'connection', 'host', 'user-agent']

test('the lists are as long as they say', () => {
  expect(requestHeaders.length).toBeGreaterThanOrEqual(40)
  expect(answerHeaders.length).toBeGreaterThanOrEqual(60)
  expect(hosts.length).toBeGreaterThanOrEqual(60)
})

describe.each(['route door', 'server door'] as const)('through the %s', (name) => {
  const through = (sent: Sent) =>
    send(world.doors.find((each) => each.name === name)?.origin ?? '', sent)

  test.each(requestHeaders)('%s: %s has no effect in any spelling', async (header, value) => {
    for (const spell of spellings) {
      const { status, body } = await through({
        path,
        headers: { ...bearer, [spell(header)]: value },
      })
      expect([status, body.toString()]).toEqual([200, '{"from":"prod"}'])
    }
    for (const { method, url, headers } of world.prod.received) {
      expect([method, url]).toEqual(['GET', path])
      expect(Object.keys(headers).sort()).toEqual(expected)
      expect(headers.authorization).toBe(bearer.authorization)
    }
    expect(world.prod.received).toHaveLength(spellings.length)
  })

  test('headers that the caller calls hop by hop still pass', async () => {
    const headers = { ...bearer, connection: 'close, authorization, accept', accept: 'x/y' }
    expect((await through({ path, headers })).status).toBe(200)
    expect(world.prod.received[0]?.headers).toMatchObject({ accept: 'x/y', ...bearer })
  })

  test.each(answerHeaders)('%s: %s does not pass', async (header, value) => {
    world.prod.reply(json({}, 200, { [header]: value }))
    const { status, rawHeaders } = await through({ path, headers: bearer })
    expect(status).toBe(200)
    const values = rawHeaders.filter(
      (_, at) => rawHeaders[at - 1]?.toLowerCase() === header.toLowerCase(),
    )
    expect(values).not.toContain(value)
  })

  test('no other header than those of the list passes', async () => {
    world.prod.reply(json({}, 200, Object.fromEntries(answerHeaders)))
    const { headers } = await through({ path, headers: bearer })
    expect(Object.keys(headers).sort()).toEqual([
      'cache-control',
      'connection',
      'content-length',
      'content-security-policy',
      'content-type',
      'date',
      'vary',
      'x-content-type-options',
      'x-lakedeck-request-id',
      'x-request-id',
    ])
  })

  test.each(hosts.filter(isSendable))('the host %j changes nothing', async (host) => {
    const { status, body } = await through({ path, headers: { ...bearer, host } })
    expect([status, body.toString()]).toEqual([200, '{"from":"prod"}'])
    expect(world.prod.received[0]?.headers.host).toBe(new URL(world.prod.origin).host)
  })

  test.each(hosts.filter(isSendable))('the host %j in the path goes nowhere', async (host) => {
    const names = [encodeURIComponent(host), `@${encodeURIComponent(host)}`, `..%2f${host}`]
    for (const each of names.filter((text) => /^[!-~]+$/.test(text))) {
      const { status } = await through({ path: `/api/2.0/sql/warehouses/${each}`, headers: bearer })
      expect([200, 400, 404]).toContain(status)
    }
    for (const { headers, url } of world.prod.received) {
      expect(headers.host).toBe(new URL(world.prod.origin).host)
      expect(url).toMatch(/^\/api\/2\.0\/sql\/warehouses\/[^/?#]+$/)
    }
    expect([...world.dev.received, ...canary.received]).toEqual([])
  })

  test.each(redirects)('%d is not followed and not passed', async (status) => {
    for (const location of [
      `${canary.origin}/api/2.1/jobs/list`,
      '/login.html',
      '//evil.example/',
    ]) {
      world.prod.reply((_received, response) =>
        response.writeHead(status, { location }).end('elsewhere'),
      )
      const got = await through({ path, headers: bearer })
      expect([got.status, got.headers.location]).toEqual([502, undefined])
      expect(JSON.parse(got.body.toString())).toMatchObject({
        error_code: expect.any(String) as unknown,
      })
      expect(world.prod.received).toHaveLength(1)
    }
    expect(canary.received).toEqual([])
  })

  test('a workspace behind a private link says so, as its clients know it', async () => {
    const location = '/login.html?error=private-link-validation-error'
    world.prod.reply((_received, response) => response.writeHead(302, { location }).end())
    const { status, body } = await through({ path, headers: bearer })
    expect(status).toBe(403)
    expect(JSON.parse(body.toString())).toMatchObject({
      error_code: 'PRIVATE_LINK_VALIDATION_ERROR',
    })
  })

  test('304 is no redirect', async () => {
    world.prod.reply((_received, response) => response.writeHead(304, { etag: '"1"' }).end())
    const { status, headers } = await through({
      path,
      headers: { ...bearer, 'if-none-match': '"1"' },
    })
    expect([status, headers.etag]).toEqual([304, '"1"'])
  })

  test.each([600, 799, 999])(
    'a status of %i, which HTTP does not know, is a failure',
    async (code) => {
      world.prod.reply((_received, response) => response.writeHead(code).end('{}'))
      expect((await through({ path, headers: bearer })).status).toBe(502)
    },
  )

  test('a body where none may be takes nothing from the calls that follow', async () => {
    world.prod.reply((_received, response) => response.writeHead(205).end('{}'))
    const answers = Array.from({ length: 70 }, () => through({ path, headers: bearer }))
    const statuses = (await Promise.all(answers)).map(({ status }) => status)
    expect(new Set(statuses)).toEqual(new Set([205]))
  })

  test('a page for browsers cannot run on our origin', async () => {
    world.prod.reply((_received, response) =>
      response.writeHead(200, { 'content-type': 'text/html' }).end('<script>steal()</script>'),
    )
    const { headers } = await through({
      path: '/api/2.0/workspace/export?path=/a',
      headers: bearer,
    })
    expect(headers['content-security-policy']).toBe("default-src 'none'; sandbox")
    expect(headers['x-content-type-options']).toBe('nosniff')
  })
})

/** node:http writes headers in Latin-1 and refuses the rest, as other clients do. */
function isSendable(text: string): boolean {
  return [...text].every((character) => character.charCodeAt(0) < 256)
}
