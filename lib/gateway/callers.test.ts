import { ben, sessionLike } from '@/lib/auth/testing/tokens'
import { sessionCookies } from '@/lib/auth/session-cookies'
import { nowSeconds } from '@/lib/auth/session'
import { tokens } from '@/lib/auth/testing/local-entra'
import { testSettings } from '@/lib/env/testing'
import { log } from '@/lib/log'
import { storeAdded } from '@/lib/auth/added-workspaces'
import { workspaceAlias } from '@/lib/databricks/ids'
import { send, type Sent } from './testing/send'
import { json } from './testing/upstream'
import { databricksAudience, databricksClaims, startWorld, type World } from './testing/world'

jest.mock('@/lib/env/server', () => jest.requireActual<object>('@/lib/env/testing'))
jest.mock('@/lib/log', () => ({
  log: { debug: jest.fn(), info: jest.fn(), warn: jest.fn(), error: jest.fn(), audit: jest.fn() },
}))

let world: World
beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world.stop())
beforeEach(() => {
  jest.clearAllMocks()
  world.settle()
  world.prod.reply(json({ from: 'prod' }))
})

const jobs = '/api/2.1/jobs/list'
const start = { method: 'POST', path: '/api/2.1/clusters/start' }
const errorOf = (body: Buffer) =>
  JSON.parse(body.toString()) as { error_code: string; message: string }
const unsigned = (claims: object) =>
  [{ alg: 'none', typ: 'JWT' }, claims]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.') + '.'
const cookieOf = (session: ReturnType<typeof sessionLike>) =>
  [...sessionCookies(session)].map(([name, value]) => `${name}=${value}`).join('; ')
const ownAudience = (): object => ({
  aud: testSettings.AZURE_AD_CLIENT_ID,
  iss: world.entra.issuer,
  scp: 'access_as_user',
  ver: '2.0',
})

describe.each(['route door', 'server door'] as const)('through the %s', (name) => {
  const through = (sent: Sent) =>
    send(world.doors.find((each) => each.name === name)?.origin ?? '', sent)
  const withBearer = (token: string, sent: Sent = { path: jobs }) =>
    through({ ...sent, headers: { authorization: `Bearer ${token}`, ...sent.headers } })

  describe('a bearer', () => {
    const hour = 3_600
    test.each<[string, () => Promise<string> | string]>([
      [
        'forged: another key',
        async () => {
          const [header, payload] = (await world.token()).split('.')
          return `${header}.${payload}.${Buffer.alloc(256, 1).toString('base64url')}`
        },
      ],
      ['unsigned', () => unsigned(databricksClaims())],
      ['expired', () => world.token({ exp: nowSeconds() - hour, iat: nowSeconds() - 2 * hour })],
      ['not valid yet', () => world.token({ nbf: nowSeconds() + hour })],
      ['for another service', () => world.token({ aud: 'https://graph.microsoft.com' })],
      ['of another tenant', () => world.token({ tid: '99999999-9999-4999-8999-999999999999' })],
      [
        'of another issuer',
        () => world.token({ iss: 'https://sts.windows.net/99999999-9999-4999-8999-999999999999/' }),
      ],
      [
        'for another app',
        () => world.token({ ...ownAudience(), aud: 'b7e0c1d2-4a5f-4c3b-8e6d-000000000000' }),
      ],
      ['without the right to impersonate', () => world.token({ scp: 'something.else' })],
      ['that is a session cookie', () => cookieOf(sessionLike()).split('=')[1] ?? ''],
      ['that is a personal access token', () => 'dapi0123456789abcdef0123456789abcdef-2'],
      ['that is no token', () => 'hello'],
      ['of 64 KB', () => 'x'.repeat(12_000)],
    ])('%s is refused in its own words, and reaches no workspace', async (_, token) => {
      const { status, headers, body } = await withBearer(await token())
      expect([status, headers['www-authenticate']]).toEqual([401, 'Bearer'])
      expect(errorOf(body).message).toMatch(/^.{15,}/)
      expect(world.prod.received).toEqual([])
    })

    test('of a person and of a service principal is passed on as it is', async () => {
      const person = await world.token()
      const application = await world.token({
        scp: undefined,
        idtyp: 'app',
        oid: 'aaaaaaaa-1111-4111-8111-111111111111',
      })
      for (const token of [person, application]) expect((await withBearer(token)).status).toBe(200)
      expect(world.prod.received.map(({ headers }) => headers.authorization)).toEqual([
        `Bearer ${person}`,
        `Bearer ${application}`,
      ])
    })

    test('for this app is exchanged, and the workspace gets the other token', async () => {
      world.entra.reply = async () => ({
        body: tokens({ access_token: 'exchanged', id_token: await world.entra.idToken() }),
      })
      const { status } = await withBearer(
        await world.entra.sign({ ...databricksClaims(), ...ownAudience() }),
      )
      expect(status).toBe(200)
      expect(world.prod.received[0]?.headers.authorization).toBe('Bearer exchanged')
    })

    test('wins over a cookie, even when it is bad', async () => {
      const cookie = cookieOf(sessionLike())
      const { status } = await withBearer('hello', { path: jobs, headers: { cookie } })
      expect([status, world.prod.received]).toEqual([401, []])
    })

    test('of a personal access token is passed on where that is allowed', async () => {
      world.settle({ ALLOW_PAT: '1' })
      const token = 'dapi0123456789abcdef0123456789abcdef-2'
      expect((await withBearer(token)).status).toBe(200)
      expect(world.prod.received[0]?.headers.authorization).toBe(`Bearer ${token}`)
    })
  })

  describe('a session', () => {
    const ours = {
      origin: 'http://localhost:3000',
      'sec-fetch-site': 'same-origin',
      'x-lakedeck': '1',
    }

    test('asks as its person, and its cookie stays here', async () => {
      const session = sessionLike()
      expect((await through({ path: jobs, headers: { cookie: cookieOf(session) } })).status).toBe(
        200,
      )
      const [received] = world.prod.received
      expect(received?.headers.authorization).toBe(`Bearer ${session.accessToken}`)
      expect(received?.headers.cookie).toBeUndefined()
    })

    test('that is due is refreshed on the way', async () => {
      world.entra.reply = async () => ({
        body: tokens({
          access_token: 'new',
          refresh_token: 'new-refresh',
          id_token: await world.entra.idToken(),
        }),
      })
      const cookie = cookieOf(sessionLike({ refreshAt: nowSeconds() - 1 }))
      const { status, headers } = await through({ path: jobs, headers: { cookie } })
      expect([status, headers['set-cookie']?.length]).toEqual([200, 1])
      expect(world.prod.received[0]?.headers.authorization).toBe('Bearer new')
    })

    test('changes something from our own pages', async () => {
      const headers = {
        cookie: cookieOf(sessionLike()),
        'content-type': 'application/json',
        ...ours,
      }
      expect((await through({ ...start, headers, body: Buffer.from('{}') })).status).toBe(200)
    })

    test.each<[string, Record<string, string>]>([
      ['without our header', { origin: ours.origin, 'sec-fetch-site': 'same-origin' }],
      ['from another origin', { ...ours, origin: 'https://evil.example' }],
      ['from an opaque origin', { ...ours, origin: 'null' }],
      ['from a sibling site', { ...ours, 'sec-fetch-site': 'same-site' }],
      ['from nowhere', { 'x-lakedeck': '1' }],
      ['as a form', { ...ours, 'content-type': 'application/x-www-form-urlencoded' }],
    ])('changes nothing %s', async (_, more) => {
      const headers = {
        cookie: cookieOf(sessionLike()),
        'content-type': 'application/json',
        ...more,
      }
      const { status, body } = await through({ ...start, headers, body: Buffer.from('{}') })
      expect([status, errorOf(body).error_code]).toEqual([403, 'CROSS_SITE'])
      expect(world.prod.received).toEqual([])
    })
  })

  describe('policy', () => {
    const needs = async (settings: Record<string, string>, sent: Sent) => {
      world.settle(settings)
      const { status, body } = await withBearer(await world.token(), sent)
      return status === 200 ? 'passes' : `${status} ${errorOf(body).error_code}`
    }
    const asked = { method: 'POST', path: '/api/2.1/clusters/events' }
    const dangerous = { method: 'POST', path: '/api/2.1/clusters/permanent-delete' }

    test.each<[string, Record<string, string>, Sent, string]>([
      ['READ_ONLY lets a question pass', { READ_ONLY: '1' }, { path: jobs }, 'passes'],
      ['READ_ONLY lets a question by POST pass', { READ_ONLY: '1' }, asked, 'passes'],
      ['READ_ONLY refuses a change', { READ_ONLY: '1' }, start, '403 READ_ONLY'],
      ['a viewer asks', { APP_ROLES: 'required', SCRIPT_DEFAULT_ROLE: 'viewer' }, asked, 'passes'],
      [
        'a viewer changes nothing',
        { APP_ROLES: 'required', SCRIPT_DEFAULT_ROLE: 'viewer' },
        start,
        '403 ROLE_REQUIRED',
      ],
      [
        'an operator changes',
        { APP_ROLES: 'required', SCRIPT_DEFAULT_ROLE: 'operator' },
        start,
        'passes',
      ],
      [
        'an operator destroys nothing',
        { APP_ROLES: 'required', SCRIPT_DEFAULT_ROLE: 'operator' },
        dangerous,
        '403 ROLE_REQUIRED',
      ],
      [
        'an admin may do all',
        { APP_ROLES: 'required', SCRIPT_DEFAULT_ROLE: 'admin' },
        dangerous,
        'passes',
      ],
    ])('%s', async (_, settings, sent, outcome) => {
      expect(await needs(settings, sent)).toBe(outcome)
      expect(world.prod.received).toHaveLength(outcome === 'passes' ? 1 : 0)
    })

    test('too many requests are told when to come back, in the form SDKs retry', async () => {
      world.settle({ RATE_LIMIT_PERSON: '1' })
      const token = await world.token({ oid: `limited-by-the-${name.replace(' ', '-')}` })
      const answers = await Promise.all([1, 2, 3].map(() => withBearer(token)))
      const refused = answers.filter(({ status }) => status === 429)
      expect(refused.length).toBeGreaterThanOrEqual(1)
      expect(refused[0]?.headers['retry-after']).toBe('1')
      expect(errorOf(refused[0]?.body ?? Buffer.from('{}')).error_code).toBe(
        'REQUEST_LIMIT_EXCEEDED',
      )
    })
  })

  describe('a workspace that somebody added for their session', () => {
    const labId = '4242'
    const inLab = { path: '/api/databricks/workspaces/lab/rest/2.1/jobs/list' }
    const session = sessionLike()
    let added: string
    beforeEach(() => {
      world.settle({
        WORKSPACE_DISCOVERY: '1',
        DATABRICKS_WORKSPACES: `prod=${world.prod.origin}`,
      })
      world.dev.reply(json({ from: 'lab' }))
      const lab = {
        alias: workspaceAlias.parse('lab'),
        host: world.dev.origin,
        workspaceId: labId,
      }
      added = storeAdded([lab], session).split(';')[0] ?? ''
    })
    const asPerson = (sent: Sent, who = session, held = added) =>
      through({ ...sent, headers: { ...sent.headers, cookie: `${cookieOf(who)}; ${held}` } })

    test('is theirs by its name and by its id, and its cookie stays here', async () => {
      const byId = { path: jobs, headers: { 'x-databricks-workspace-id': labId } }
      for (const sent of [inLab, byId])
        expect((await asPerson(sent)).body.toString()).toBe('{"from":"lab"}')
      expect(world.prod.received).toEqual([])
      for (const { headers } of world.dev.received) {
        expect(headers.authorization).toBe(`Bearer ${session.accessToken}`)
        expect(headers.cookie).toBeUndefined()
      }
    })

    test.each<[string, () => Promise<{ status: number }>]>([
      ['another session', () => asPerson(inLab, sessionLike())],
      [
        'another person',
        () => asPerson(inLab, { ...session, objectId: 'c0c0c0c0-3333-4ccc-8ccc-0000000000c3' }),
      ],
      [
        'a script',
        async () => withBearer(await world.token(), { ...inLab, headers: { cookie: added } }),
      ],
      ['a forged cookie', () => asPerson(inLab, session, `${added}x`.replace(/.x$/, 'AA'))],
      ['no cookie', () => asPerson(inLab, session, 'a=b')],
      [
        'a setting that is off',
        () => {
          world.settle({ DATABRICKS_WORKSPACES: `prod=${world.prod.origin}` })
          return asPerson(inLab)
        },
      ],
    ])('is not there with %s', async (_with, ask) => {
      expect((await ask()).status).toBe(404)
      expect([world.prod.received, world.dev.received]).toEqual([[], []])
    })

    test('is not there by its id for anybody else', async () => {
      const byId = { path: jobs, headers: { 'x-databricks-workspace-id': labId } }
      expect((await asPerson(byId, sessionLike())).status).toBe(400)
      expect(world.dev.received).toEqual([])
    })
  })

  describe('the record', () => {
    const records = () => jest.mocked(log.audit).mock.calls

    test('of a change has what was asked and what came of it, and no secret', async () => {
      const token = await world.token()
      const path = '/api/databricks/workspaces/prod/rest/2.0/secrets/put?x=query-secret'
      const body = Buffer.from('{"string_value":"body-secret"}')
      await withBearer(token, { method: 'POST', path, body })
      const both = {
        workspace: 'prod',
        method: 'POST',
        target: '/api/2.0/secrets/put',
        kind: 'write',
        decision: 'allowed',
      }
      const who = expect.objectContaining({
        objectId: ben.objectId,
        name: ben.userName,
        via: 'bearer',
      }) as unknown
      expect(records()).toMatchObject([
        ['audit.asked', { ...both, who }],
        ['audit.answered', { ...both, who, status: 200, upstreamRequestId: 'upstream-request' }],
      ])
      const everything = JSON.stringify([records(), jest.mocked(log.info).mock.calls])
      for (const secret of [token, 'query-secret', 'body-secret'])
        expect(everything).not.toContain(secret)
    })

    test('of a service principal calls it that, by its own name', async () => {
      const application = { scp: undefined, idtyp: 'app', name: undefined, unique_name: undefined }
      const token = await world.token({ ...application, app_displayname: 'finance-etl' })
      await withBearer(token, start)
      const who = { kind: 'service-principal', name: 'finance-etl', via: 'bearer' }
      expect(records()).toMatchObject([
        ['audit.asked', { who }],
        ['audit.answered', { who }],
      ])
    })

    test('of a refused change says why', async () => {
      world.settle({ READ_ONLY: '1' })
      await withBearer(await world.token(), start)
      expect(records()).toMatchObject([
        ['audit.asked', { decision: 'refused', code: 'READ_ONLY' }],
        ['audit.answered', { decision: 'refused', code: 'READ_ONLY', status: 403 }],
      ])
    })

    test('of a question is none', async () => {
      await withBearer(await world.token())
      await withBearer(await world.token(), { method: 'POST', path: '/api/2.1/clusters/events' })
      expect(records()).toEqual([])
    })
  })
})

test('the audience of AzureDatabricks is the one of the tokens here', () => {
  expect(databricksClaims().aud).toBe(databricksAudience)
})
