import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import {
  exportJWK,
  generateKeyPair,
  SignJWT,
  type CryptoKey,
  type JWK,
  type JWTPayload,
} from 'jose'
import { Clock, Faults, Recorder } from '../core'
import { subscriptions } from '../seed/azure'
import { databricksAppId, people, tenantId, type Person } from '../seed/directory'
import { createResourceManager, isForResourceManager } from '.'

type Body = {
  value?: { name?: string; displayName?: string; properties?: Record<string, unknown> }[]
  nextLink?: string
  error?: { code: string; message: string }
  properties?: Record<string, unknown>
}

const recorder = new Recorder()
const faults = new Faults()
let server: Server
let origin: string
let privateKey: CryptoKey

beforeAll(async () => {
  const pair = await generateKeyPair('RS256', { extractable: true })
  privateKey = pair.privateKey
  const jwk: JWK = { ...(await exportJWK(pair.publicKey)), kid: 'key-1', alg: 'RS256' }
  server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const listener = createResourceManager({
    origin,
    workspaceUrls: { prod: '127.0.0.1:4281', dev: '127.0.0.1:4282' },
    publicKeys: () => [jwk],
    clock: new Clock(),
    faults,
    recorder,
  })
  server.on('request', listener)
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

async function tokenOf(name: Person['name'], changes: JWTPayload = {}): Promise<string> {
  const now = Math.floor(Date.now() / 1000)
  return new SignJWT({
    aud: 'https://management.azure.com',
    iss: `https://sts.windows.net/${tenantId}/`,
    nbf: now - 300,
    exp: now + 600,
    oid: people.find((person) => person.name === name)?.objectId,
    tid: tenantId,
    scp: 'user_impersonation',
    ...changes,
  })
    .setProtectedHeader({ alg: 'RS256', kid: 'key-1' })
    .sign(privateKey)
}

async function ask(path: string, headers: Record<string, string>) {
  const answer = await fetch(path.startsWith('http') ? path : origin + path, { headers })
  return { status: answer.status, headers: answer.headers, body: (await answer.json()) as Body }
}

const as = async (name: Person['name'], path: string, changes: JWTPayload = {}) =>
  ask(path, { authorization: `Bearer ${await tokenOf(name, changes)}` })

const list = '/subscriptions?api-version=2022-12-01'
const [platform, finance] = subscriptions.map(({ subscriptionId }) => subscriptionId)
const workspacesIn = (subscriptionId: string | undefined, version = '2024-05-01') =>
  `/subscriptions/${subscriptionId}/providers/Microsoft.Databricks/workspaces?api-version=${version}`
const dev = `/subscriptions/${platform}/resourceGroups/rg-data-dev/providers/Microsoft.Databricks/workspaces/contoso-dev?api-version=2024-05-01`

describe('who asks', () => {
  it.each([
    ['nobody', {}, 'AuthenticationFailed'],
    [
      'another scheme',
      { authorization: 'Basic YWRhOmRlbW8=' },
      'AuthenticationFailedInvalidHeader',
    ],
    ['no token at all', { authorization: 'Bearer x.y.z' }, 'InvalidAuthenticationToken'],
  ])('%s is 401', async (_who, headers, code) => {
    const { status, body, headers: sent } = await ask(list, headers)
    expect(status).toBe(401)
    expect(body.error?.code).toBe(code)
    expect(sent.get('www-authenticate')).toContain('authorization_uri=')
  })

  it.each([
    ['a token for AzureDatabricks', { aud: databricksAppId }, 'InvalidAuthenticationTokenAudience'],
    ['a token that is over', { exp: 1_000, nbf: 1 }, 'ExpiredAuthenticationToken'],
    ['a token of another tenant', { tid: 'other' }, 'InvalidAuthenticationToken'],
    ['a token of v2.0', { iss: `https://x/${tenantId}/v2.0` }, 'InvalidAuthenticationToken'],
    ['a token without the scope', { scp: 'openid' }, 'InvalidAuthenticationToken'],
    ['a token of nobody here', { oid: 'stranger' }, 'InvalidAuthenticationToken'],
  ])('%s is 401', async (_what, changes, code) => {
    const { status, body } = await as('ben', list, changes)
    expect([status, body.error?.code]).toEqual([401, code])
  })
})

describe('subscriptions', () => {
  it('are those in which a person has a part, page by page', async () => {
    const first = await as('ben', list)
    expect(first.body.value?.map(({ displayName }) => displayName)).toEqual([
      'Contoso Data Platform',
      'Contoso Finance',
    ])
    const next = await as('ben', first.body.nextLink ?? '')
    expect(next.body.value?.map(({ displayName }) => displayName)).toEqual(['Contoso Archive'])
    expect(next.body).not.toHaveProperty('nextLink')
  })

  it('are an empty list for somebody without any', async () => {
    expect((await as('dan', list)).body.value).toEqual([])
  })

  it.each([
    ['/subscriptions', 'MissingApiVersionParameter'],
    ['/subscriptions?api-version=1999-01-01', 'InvalidApiVersionParameter'],
    [`${list}&$skiptoken=zzz`, 'InvalidSkipToken'],
  ])('%s is 400', async (path, code) => {
    const { status, body } = await as('ben', path)
    expect([status, body.error?.code]).toEqual([400, code])
  })
})

describe('workspaces', () => {
  it('have their address without a scheme and their id as text', async () => {
    const { body } = await as('ben', workspacesIn(platform))
    expect(body.value?.map(({ name, properties }) => [name, properties?.workspaceUrl])).toEqual([
      ['contoso-prod', '127.0.0.1:4281'],
      ['contoso-dev', '127.0.0.1:4282'],
    ])
    expect(body.value?.[1]?.properties?.workspaceId).toBe('6203987654321098')
    const { body: rest } = await as('ben', body.nextLink ?? '')
    expect(rest.value?.[0]?.properties).not.toHaveProperty('workspaceUrl')
  })

  it('are only those a person may read', async () => {
    const { body } = await as('chloe', workspacesIn(platform))
    expect(body.value?.map(({ name }) => name)).toEqual(['contoso-prod'])
    expect((await as('chloe', dev)).status).toBe(403)
  })

  it('of a subscription without the right are AuthorizationFailed, with who, what and where', async () => {
    const { status, body } = await as('ben', workspacesIn(finance))
    expect([status, body.error?.code]).toEqual([403, 'AuthorizationFailed'])
    expect(body.error?.message).toContain("'Microsoft.Databricks/workspaces/read'")
    expect(body.error?.message).toContain(`'/subscriptions/${finance}'`)
  })

  it('of a subscription that is not theirs are not told apart from none', async () => {
    const theirs = await as('chloe', workspacesIn(finance))
    const none = await as('chloe', workspacesIn('11111111-1111-4111-8111-111111111111'))
    for (const { status, body } of [theirs, none])
      expect([status, body.error?.code]).toEqual([404, 'SubscriptionNotFound'])
  })

  it('are read one by one, whatever the case of the path', async () => {
    const { body } = await as('ben', dev.replace('resourceGroups', 'resourcegroups'))
    expect(body.properties).toMatchObject({ workspaceUrl: '127.0.0.1:4282' })
    const missing = await as('ben', dev.replace('contoso-dev', 'contoso-none'))
    expect([missing.status, missing.body.error?.code]).toEqual([404, 'ResourceNotFound'])
  })

  it('need a version that Microsoft.Databricks has', async () => {
    const { status, body } = await as('ben', workspacesIn(platform, '2001-01-01'))
    expect([status, body.error?.code]).toEqual([400, 'NoRegisteredProviderFound'])
  })
})

it('does nothing but answer GET', async () => {
  const answer = await fetch(origin + list, {
    method: 'DELETE',
    headers: { authorization: `Bearer ${await tokenOf('ada')}` },
  })
  expect(answer.status).toBe(405)
})

it('can be made to fail, and its calls are on the list by who made them', async () => {
  faults.add({ service: 'azure', path: '/subscriptions', times: 1, kind: 'status', status: 503 })
  const failed = await fetch(origin + list, { headers: {} })
  expect(failed.status).toBe(503)
  await as('ben', list)
  expect(recorder.list({ service: 'azure', principal: 'ben@contoso.example' })).not.toEqual([])
})

it.each([
  ['/subscriptions?x', true],
  ['/subscriptions/1/providers', true],
  ['/subscriptionsX', false],
  [`/${tenantId}/oauth2/v2.0/token`, false],
])('%s is its own: %p', (path, isIts) => expect(isForResourceManager(path)).toBe(isIts))
