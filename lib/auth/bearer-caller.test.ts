import { createHmac, generateKeyPairSync, sign } from 'node:crypto'
import { bearerCaller } from '@/lib/auth/bearer-caller'
import { encodeSession } from '@/lib/auth/session-codec'
import { entraError, LocalEntra, tokens } from '@/lib/auth/testing/local-entra'
import { ben, sessionLike } from '@/lib/auth/testing/tokens'
import { AccessToken } from '@/lib/databricks/access-token'
import { restartProcess, testSettings, type TestSettings, withSettings } from '@/lib/env/testing'

jest.mock('@/lib/env/server', () => jest.requireActual<object>('@/lib/env/testing'))
jest.mock('@/lib/log', () => ({ log: { warn: jest.fn(), info: jest.fn(), error: jest.fn() } }))

const databricks = '2ff814a6-3304-4ab8-85cb-cd0e6f879c1d'
const tenantId = testSettings.AZURE_AD_TENANT_ID
const clientId = testSettings.AZURE_AD_CLIENT_ID
const now = () => Math.floor(Date.now() / 1000)

let entra: LocalEntra
const configure = (changes: TestSettings = {}) => withSettings(entra.settings(changes))

beforeAll(async () => {
  entra = await LocalEntra.start()
})
afterAll(() => entra.stop())
beforeEach(() => {
  restartProcess()
  configure()
  entra.tokenRequests.length = 0
  entra.keyFetches = 0
})

const databricksClaims = () => ({
  aud: databricks,
  iss: `https://sts.windows.net/${tenantId}/`,
  iat: now(),
  nbf: now(),
  exp: now() + 3_600,
  tid: tenantId,
  oid: ben.objectId,
  name: ben.name,
  unique_name: ben.userName,
  upn: ben.userName,
  scp: 'user_impersonation',
  appid: '04b07795-8ddb-461a-bbee-02f9e1bf7b46',
  ver: '1.0',
})

const ownClaims = () => ({
  aud: clientId,
  iss: entra.issuer,
  iat: now(),
  nbf: now(),
  exp: now() + 3_600,
  tid: tenantId,
  oid: ben.objectId,
  name: ben.name,
  preferred_username: ben.userName,
  scp: 'access_as_user',
  azp: '04b07795-8ddb-461a-bbee-02f9e1bf7b46',
  roles: ['Lakedeck.Operator'],
  ver: '2.0',
})

const call = (token: string) => bearerCaller(`Bearer ${token}`)

describe('a token for AzureDatabricks', () => {
  test('is its person, and is passed on as it is', async () => {
    const token = await entra.sign(databricksClaims())
    const caller = await call(token)
    expect(caller).toMatchObject({
      ...ben,
      kind: 'person',
      via: 'bearer',
      sessionId: null,
      role: 'admin',
    })
    expect(caller.accessToken.bearer()).toBe(`Bearer ${token}`)
    expect(entra.tokenRequests).toHaveLength(0)
  })

  test('of an application is a service principal, without a user name', async () => {
    const claims = { ...databricksClaims(), scp: undefined, name: undefined }
    const caller = await call(
      await entra.sign({ ...claims, appid: 'd9a2e3f4', app_displayname: 'finance-etl' }),
    )
    expect(caller).toMatchObject({ kind: 'service-principal', name: 'finance-etl', userName: null })
    const marked = await call(await entra.sign({ ...databricksClaims(), idtyp: 'app' }))
    expect(marked.kind).toBe('service-principal')
  })

  test('has the role for scripts where roles are required, because it can carry none', async () => {
    configure({ APP_ROLES: 'required', SCRIPT_DEFAULT_ROLE: 'operator' })
    const caller = await call(
      await entra.sign({ ...databricksClaims(), roles: ['Lakedeck.Admin'] }),
    )
    expect(caller).toMatchObject({ role: 'operator', assignedRoles: [] })
  })

  test('of the China cloud names another issuer', async () => {
    const token = await entra.sign({
      ...databricksClaims(),
      iss: `https://sts.chinacloudapi.cn/${tenantId}/`,
    })
    await expect(call(token)).rejects.toMatchObject({ code: 'TOKEN_INVALID' })
    configure({ AZURE_CLOUD: 'china' })
    await expect(call(token)).resolves.toMatchObject({ kind: 'person' })
  })

  test('has its signature checked once for calls in a row; a changed copy of it has its own', async () => {
    const token = await entra.sign(databricksClaims())
    const checked = jest.spyOn(crypto.subtle, 'verify')
    await call(token)
    await call(token)
    expect(checked).toHaveBeenCalledTimes(1)
    await expect(call(`${token.slice(0, -8)}AAAAAAAA`)).rejects.toMatchObject({
      code: 'TOKEN_INVALID',
    })
    expect(checked).toHaveBeenCalledTimes(2)
    checked.mockRestore()
  })

  test('that was good a moment ago is refused when it has come to its end', async () => {
    const token = await entra.sign(databricksClaims())
    await call(token)
    const doNotFake = ['setTimeout', 'setImmediate', 'nextTick', 'queueMicrotask'] as const
    jest.useFakeTimers({
      now: Date.now() + 2 * 3_600_000,
      doNotFake: [...doNotFake, 'performance'],
    })
    await expect(call(token)).rejects.toMatchObject({
      message: expect.stringMatching(/has expired/) as string,
    })
    jest.useRealTimers()
  })

  test('may be ten seconds off by a clock', async () => {
    const late = await entra.sign({ ...databricksClaims(), exp: now() - 5, nbf: now() + 5 })
    await expect(call(late)).resolves.toMatchObject({ kind: 'person' })
  })
})

describe('what is refused', () => {
  const b64 = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const unsigned = (header: object) => `${b64(header)}.${b64(databricksClaims())}`
  const foreignKey = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey
  const signedBy = (key: typeof foreignKey, header: object) =>
    `${unsigned(header)}.${sign('sha256', Buffer.from(unsigned(header)), key).toString('base64url')}`
  const changed = (changes: object) => () => entra.sign({ ...databricksClaims(), ...changes })

  const table: [string, () => string | Promise<string>][] = [
    ['nothing', () => ''],
    ['a word', () => 'x'],
    ['three empty parts', () => '..'],
    ['three parts of nonsense', () => 'a.b.c'],
    ['alg none', () => `${unsigned({ alg: 'none', typ: 'JWT' })}.`],
    ['alg None, signed with nothing', () => `${unsigned({ alg: 'None', kid: 'key-1' })}.e30`],
    [
      'HS256 with the public key as secret',
      () => {
        const body = unsigned({ alg: 'HS256', kid: 'key-1' })
        return `${body}.${createHmac('sha256', JSON.stringify(entra.publicJwk)).update(body).digest('base64url')}`
      },
    ],
    [
      'a key of somebody else under our key id',
      () => signedBy(foreignKey, { alg: 'RS256', kid: 'key-1' }),
    ],
    ['an unknown key id', () => signedBy(foreignKey, { alg: 'RS256', kid: 'key-2' })],
    [
      'a key in its own header',
      () =>
        signedBy(foreignKey, { alg: 'RS256', jwk: entra.publicJwk, jku: 'https://evil.example' }),
    ],
    ['no signature', async () => (await entra.sign(databricksClaims())).replace(/[^.]+$/, '')],
    ['half a signature', async () => (await entra.sign(databricksClaims())).slice(0, -100)],
    [
      'another person in the claims',
      async () => {
        const [header, , signature] = (await entra.sign(databricksClaims())).split('.')
        return `${header}.${b64({ ...databricksClaims(), oid: 'somebody' })}.${signature}`
      },
    ],
    ['an encrypted token', () => 'eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0..aaaa.bbbb.cccc'],
    ['a session cookie', () => encodeSession(sessionLike())],
    ['64 KB', () => `${'a'.repeat(40_000)}.${'b'.repeat(20_000)}.c`],
    ['the audience of Graph', changed({ aud: 'https://graph.microsoft.com' })],
    ['two audiences', changed({ aud: [databricks, clientId] })],
    ['no audience', changed({ aud: undefined })],
    ['another tenant', changed({ tid: '00000000-0000-4000-8000-000000000000' })],
    ['no tenant', changed({ tid: undefined })],
    [
      'another issuer',
      changed({ iss: 'https://sts.windows.net/00000000-0000-4000-8000-000000000000/' }),
    ],
    ['the v2.0 issuer', () => entra.sign({ ...databricksClaims(), iss: entra.issuer })],
    ['no issuer', changed({ iss: undefined })],
    ['an end in the past', changed({ exp: 1_700_000_000 })],
    ['no end', changed({ exp: undefined })],
    ['a beginning in the future', changed({ nbf: 4_000_000_000 })],
    ['nobody', changed({ oid: undefined })],
    ['an object for a person', changed({ oid: { id: 1 } })],
    ['another scope', changed({ scp: 'User.Read' })],
    ['a scope that contains ours', changed({ scp: 'not_user_impersonation' })],
  ]

  test.each(table)('%s', async (_name, make) => {
    const refusal = call(await make())
    await expect(refusal).rejects.toMatchObject({
      name: 'AuthError',
      code: 'TOKEN_INVALID',
      more: { status: 401 },
    })
    expect(entra.tokenRequests).toHaveLength(0)
  })

  const named: [string, () => string | Promise<string>, RegExp][] = [
    [
      'forged',
      () => signedBy(foreignKey, { alg: 'RS256', kid: 'key-1' }),
      /signature does not hold/,
    ],
    ['signed by nobody', () => `${unsigned({ alg: 'none', typ: 'JWT' })}.`, /is not signed/],
    [
      'signed with a key of nobody',
      () => signedBy(foreignKey, { alg: 'RS256', kid: 'k' }),
      /a key/,
    ],
    ['expired', changed({ exp: 1_700_000_000 }), /has expired/],
    ['of tomorrow', changed({ nbf: 4_000_000_000 }), /not valid yet/],
    ['for another service', changed({ aud: 'https://graph.microsoft.com' }), /another service/],
    [
      'for another application',
      changed({ aud: '00000003-0000-4000-8000-000000000000' }),
      /another application/,
    ],
    [
      'of another tenant',
      changed({
        tid: '00000000-0000-4000-8000-000000000000',
        iss: 'https://sts.windows.net/00000000-0000-4000-8000-000000000000/',
      }),
      /another tenant/,
    ],
    ['of another issuer', () => entra.sign({ ...databricksClaims(), iss: entra.issuer }), /issued/],
    ['a session cookie', () => encodeSession(sessionLike()), /session cookie/],
    ['encrypted', () => 'eyJhbGciOiJkaXIifQ..aaaa.bbbb.cccc', /encrypted/],
    ['without our scope', changed({ scp: 'User.Read' }), /user_impersonation/],
    ['without a person', changed({ oid: undefined }), /names no person/],
    ['no token at all', () => 'x', /not an access token/],
    ['a personal access token', () => 'dapi0123456789abcdef', /Personal access tokens/],
  ]

  test.each(named)('%s: in words of its own', async (_name, make, words) => {
    await expect(call(await make())).rejects.toMatchObject({
      message: expect.stringMatching(words) as string,
      more: { status: 401 },
    })
  })

  test('no two of them are told in the same words', async () => {
    const told = await Promise.all(
      named.map(async ([, make]) => {
        const token = await make()
        return call(token).then(
          () => 'accepted',
          (error: unknown) => String(error),
        )
      }),
    )
    expect(new Set(told).size).toBe(named.length)
  })

  test.each(['Basic YTpi', 'Bearer', 'Bearer ', 'Token x', 'Bearer a b', 'x', '', 'Bearer ä'])(
    'the header %p',
    async (header) => {
      await expect(bearerCaller(header)).rejects.toMatchObject({ code: 'TOKEN_INVALID' })
    },
  )

  test('no message repeats the token', async () => {
    const token = await entra.sign({ ...databricksClaims(), exp: 1 })
    await expect(call(token)).rejects.not.toMatchObject({
      message: expect.stringContaining(token) as string,
    })
  })

  test('a flood of unknown key ids fetches the keys once', async () => {
    const flood = Array.from({ length: 50 }, (_, at) =>
      signedBy(foreignKey, { alg: 'RS256', kid: `k-${at}` }),
    )
    const results = await Promise.allSettled(flood.map(call))
    expect(results.every(({ status }) => status === 'rejected')).toBe(true)
    expect(entra.keyFetches).toBe(1)
  })

  test('when the keys cannot be had, that is said, and no token is believed', async () => {
    withSettings({ LAKEDECK_EMULATOR: '1', AZURE_AUTHORITY_HOST: 'http://127.0.0.1:9' })
    await expect(call(await entra.sign(databricksClaims()))).rejects.toMatchObject({
      code: 'ENTRA_UNAVAILABLE',
      message: expect.stringMatching(/cannot be reached/) as string,
      more: { status: 503, action: 'retry' },
    })
  })

  test('when something else hands out the keys, that is said, and no token is believed', async () => {
    entra.keys = '<h1>Sign in to the network</h1>'
    await expect(call(await entra.sign(databricksClaims()))).rejects.toMatchObject({
      code: 'ENTRA_UNAVAILABLE',
      message: expect.stringMatching(/something else/) as string,
    })
    entra.keys = null
  })
})

describe('a token for this app', () => {
  const exchanged = () =>
    tokens({ access_token: 'exchanged-token', refresh_token: 'r', expires_in: 3_600 })

  test('is exchanged for one for AzureDatabricks in the name of its person', async () => {
    entra.reply = () => ({ body: exchanged() })
    const token = await entra.sign(ownClaims())
    const caller = await call(token)
    expect(caller).toMatchObject({ ...ben, kind: 'person', assignedRoles: ['Lakedeck.Operator'] })
    expect(caller.accessToken.bearer()).toBe('Bearer exchanged-token')
    expect(entra.tokenRequests).toEqual([
      expect.objectContaining({
        grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
        requested_token_use: 'on_behalf_of',
        assertion: token,
        client_id: clientId,
        scope: expect.stringContaining(`${databricks}/.default`) as string,
      }),
    ])
  })

  test('under its address as audience is the same', async () => {
    entra.reply = () => ({ body: exchanged() })
    await expect(
      call(await entra.sign({ ...ownClaims(), aud: `api://${clientId}` })),
    ).resolves.toMatchObject(ben)
  })

  test('is exchanged once for parallel and later calls', async () => {
    entra.reply = () => ({ body: exchanged(), delayMs: 30 })
    const token = await entra.sign(ownClaims())
    await Promise.all(Array.from({ length: 20 }, () => call(token)))
    await call(token)
    expect(entra.tokenRequests).toHaveLength(1)
  })

  test('is exchanged again before the exchanged token ends', async () => {
    entra.reply = () => ({ body: tokens({ access_token: 'short', expires_in: 1 }) })
    const token = await entra.sign(ownClaims())
    await call(token)
    await new Promise((resolve) => setTimeout(resolve, 1_050))
    await call(token)
    expect(entra.tokenRequests).toHaveLength(2)
  })

  test('is exchanged again when it comes to its own end, however long the other token would hold', async () => {
    entra.reply = () => ({ body: exchanged() })
    const token = await entra.sign({ ...ownClaims(), exp: now() + 1 })
    await call(token)
    await new Promise((resolve) => setTimeout(resolve, 1_050))
    await call(token)
    expect(entra.tokenRequests).toHaveLength(2)
  })

  test('of two people is never mixed up', async () => {
    entra.reply = ({ assertion }) => ({
      body: tokens({ access_token: `for-${assertion?.slice(-20)}` }),
    })
    const [first, second] = [
      await entra.sign(ownClaims()),
      await entra.sign({ ...ownClaims(), oid: 'other' }),
    ]
    const callers = await Promise.all([call(first), call(second), call(first)])
    const bearers = callers.map(({ accessToken }) => accessToken.bearer())
    expect(bearers).toEqual([first, second, first].map((token) => `Bearer for-${token.slice(-20)}`))
  })

  test('that Entra wants a second factor for answers with the challenge', async () => {
    const claims = '{"access_token":{"capolids":{"essential":true,"values":["x"]}}}'
    const body = entraError('interaction_required', 50076, { claims, suberror: 'basic_action' })
    entra.reply = () => ({ status: 400, body })
    await expect(call(await entra.sign(ownClaims()))).rejects.toMatchObject({
      code: 'INTERACTION_REQUIRED',
      more: { status: 401, action: 'sign-in', claims },
    })
  })

  test.each([
    ['invalid_grant', 53003, 400, 'SESSION_ENDED', 401, 'ask-admin'],
    ['invalid_grant', 65001, 400, 'SESSION_ENDED', 401, 'consent'],
    ['invalid_client', 7000222, 401, 'ENTRA_MISCONFIGURED', 503, 'ask-admin'],
    ['temporarily_unavailable', 90033, 503, 'ENTRA_UNAVAILABLE', 503, 'retry'],
  ])(
    'that Entra refuses with %s %i is explained',
    async (error, number, status, code, answered, action) => {
      entra.reply = () => ({ status, body: entraError(error, number) })
      await expect(call(await entra.sign(ownClaims()))).rejects.toMatchObject({
        code,
        more: { status: answered, action },
      })
    },
  )

  test('whose exchange answers nonsense is not the person’s fault', async () => {
    entra.reply = () => ({ status: 200, body: '<html>gateway</html>' })
    await expect(call(await entra.sign(ownClaims()))).rejects.toMatchObject({
      code: 'ENTRA_UNAVAILABLE',
    })
  })

  test('without a role is refused where roles are required, before any exchange', async () => {
    configure({ APP_ROLES: 'required' })
    await expect(call(await entra.sign({ ...ownClaims(), roles: [] }))).rejects.toMatchObject({
      code: 'ROLE_MISSING',
    })
    expect(entra.tokenRequests).toHaveLength(0)
  })

  test('of an application is refused with what to ask for instead', async () => {
    const claims = { ...ownClaims(), scp: undefined }
    await expect(call(await entra.sign(claims))).rejects.toMatchObject({
      code: 'TOKEN_INVALID',
      message: expect.stringContaining('for AzureDatabricks') as string,
    })
  })
})

describe('a personal access token', () => {
  const pat = 'dapi0123456789abcdef0123456789abcdef'

  test('is refused', async () => {
    await expect(call(pat)).rejects.toMatchObject({ code: 'PAT_REFUSED', more: { status: 401 } })
  })

  test('is passed on where it is allowed, with the role for scripts and nobody’s name', async () => {
    configure({ ALLOW_PAT: '1', APP_ROLES: 'required' })
    const caller = await call(pat)
    expect(caller).toMatchObject({ role: 'viewer', userName: null, kind: 'personal-access-token' })
    expect(caller.objectId).not.toContain(pat.slice(4, 12))
    expect(caller.accessToken).toBeInstanceOf(AccessToken)
  })
})

test('a caller never shows a token when it is written down', async () => {
  const caller = await call(await entra.sign(databricksClaims()))
  expect(JSON.stringify(caller)).not.toMatch(/eyJ/)
})
