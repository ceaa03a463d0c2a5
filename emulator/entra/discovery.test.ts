import { fork } from 'node:child_process'
import { join } from 'node:path'
import { tenantId } from '../seed/directory'
import { EntraProcess, type Json } from './testing/entra-process'

let entra: EntraProcess

beforeAll(async () => {
  entra = await EntraProcess.start()
}, 60_000)
beforeEach(() => entra.reset())
afterAll(() => entra.stop())

const read = async (path: string): Promise<Json> =>
  (await (await fetch(`${entra.origin}/${path}`)).json()) as Json

describe('discovery', () => {
  it('names every address of the tenant under its own origin, and they answer', async () => {
    const found = await read(`${tenantId}/v2.0/.well-known/openid-configuration`)
    const base = `${entra.origin}/${tenantId}`
    expect(found).toMatchObject({
      issuer: `${base}/v2.0`,
      authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
      token_endpoint: `${base}/oauth2/v2.0/token`,
      device_authorization_endpoint: `${base}/oauth2/v2.0/devicecode`,
      end_session_endpoint: `${base}/oauth2/v2.0/logout`,
      jwks_uri: `${base}/discovery/v2.0/keys`,
      subject_types_supported: ['pairwise'],
      id_token_signing_alg_values_supported: ['RS256'],
    })
    expect((await fetch(String(found.jwks_uri))).status).toBe(200)
    expect((await fetch(String(found.end_session_endpoint))).status).toBe(200)
    expect((await fetch(String(found.authorization_endpoint))).status).toBe(400)
  })

  it('has the STS as the issuer of v1.0', async () => {
    const found = await read(`${tenantId}/.well-known/openid-configuration`)
    expect(found.issuer).toBe(`https://sts.windows.net/${tenantId}/`)
    expect(found.token_endpoint).toBe(`${entra.origin}/${tenantId}/oauth2/token`)
  })

  it('leaves the tenant open at common, so that an issuer check fails there', async () => {
    const found = await read('common/v2.0/.well-known/openid-configuration')
    expect(found.issuer).toBe(`${entra.origin}/{tenantid}/v2.0`)
  })

  it('does not know another tenant (AADSTS90002)', async () => {
    const found = await read(
      '9c7b1d34-0000-4000-8000-000000000000/v2.0/.well-known/openid-configuration',
    )
    expect(found).toMatchObject({ error: 'invalid_request', error_codes: [90002] })
  })
})

describe('keys', () => {
  type Key = { kid: string; x5t: string; x5c: string[]; n: string }
  const keys = async () => (await read(`${tenantId}/discovery/v2.0/keys`)).keys as Key[]

  it('are published with their certificate and without their private half', async () => {
    const [key] = await keys()
    expect(Object.keys(key ?? {}).sort()).toEqual([
      'e',
      'issuer',
      'kid',
      'kty',
      'n',
      'use',
      'x5c',
      'x5t',
    ])
    expect(key?.kid).toBe(key?.x5t)
  })

  it('stay published when a new one signs, until they are retired', async () => {
    const [before] = await keys()
    await entra.settings({ rotateKeys: true })
    const both = await keys()
    expect(both).toHaveLength(2)
    expect(both[1]?.kid).toBe(before?.kid)
    await entra.settings({ retireKeys: true })
    const after = await keys()
    expect(after.map(({ kid }) => kid)).toEqual([both[0]?.kid])
  })
})

describe('settings', () => {
  it.each([
    [{ accessTokenSecond: 5 }],
    [{ accessTokenSeconds: -1 }],
    [{ accessTokenSeconds: '15' }],
    [{ blocked: ['mallory'] }],
    [{ appRoles: { mallory: [] } }],
    [{ appRoles: 'Admin' }],
    [{ rotateKeys: false }],
    [[]],
    [null],
  ])('refuse %j in a sentence', async (change) => {
    await expect(entra.settings(change as unknown as Json)).rejects.toThrow(/^entra settings: /)
  })
})

it('starts without a word: the notices of oidc-provider are no concern of who runs it', async () => {
  const file = join(process.cwd(), 'emulator/entra/serve-alone.ts')
  const child = fork(file, { execArgv: ['--import', 'tsx'], silent: true })
  const said: string[] = []
  child.stdout?.on('data', (text: Buffer) => said.push(text.toString()))
  child.stderr?.on('data', (text: Buffer) => said.push(text.toString()))
  const { origin } = await new Promise<{ origin: string }>((resolve) =>
    child.once('message', (message) => resolve(message as { origin: string })),
  )
  await fetch(`${origin}/${tenantId}/oauth2/v2.0/authorize`)
  child.disconnect()
  await new Promise((ended) => child.once('exit', ended))
  expect(said.join('')).toBe('')
}, 30_000)
