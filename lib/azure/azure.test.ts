import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { inspect } from 'node:util'
import { parseResourceId, resourcePath } from '@/lib/azure/resource-id'
import { listAzureWorkspaces, listSubscriptions, readAzureWorkspace } from '@/lib/azure/workspaces'
import { AccessToken } from '@/lib/databricks/access-token'
import { withSettings } from '@/lib/env/testing'

jest.mock('@/lib/env/server', () => jest.requireActual<object>('@/lib/env/testing'))
jest.mock('@/lib/log', () => ({ log: { warn: jest.fn(), info: jest.fn() } }))

type Reply = { status?: number; body?: unknown; headers?: Record<string, string> }
let reply: (url: URL) => Reply
const seen: { url: string; authorization: string | undefined }[] = []

async function listen(handle: (request: IncomingMessage, response: ServerResponse) => void) {
  const server = createServer(handle)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return { server, origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
}

let azure: { server: Server; origin: string }
let elsewhere: { server: Server; origin: string }
let calledElsewhere = 0
beforeAll(async () => {
  azure = await listen((request, response) => {
    seen.push({ url: request.url ?? '', authorization: request.headers.authorization })
    const { status = 200, body = {}, headers = {} } = reply(new URL(request.url ?? '', 'http://x'))
    response.writeHead(status, { 'content-type': 'application/json', ...headers })
    response.end(typeof body === 'string' ? body : JSON.stringify(body))
  })
  elsewhere = await listen((_request, response) => {
    calledElsewhere += 1
    response.end('{}')
  })
})
afterAll(() => {
  for (const { server } of [azure, elsewhere]) {
    server.closeAllConnections()
    server.close()
  }
})

const emulated = () => ({ LAKEDECK_EMULATOR: '1', AZURE_RESOURCE_MANAGER_HOST: azure.origin })
beforeEach(() => {
  withSettings(emulated())
  seen.length = 0
  calledElsewhere = 0
})

const asking = () => ({ token: new AccessToken('azure-token'), deadline: Date.now() + 5_000 })
const subscriptionId = '5b1d7a30-6c2e-4f18-9a4d-0e7c3b8f2d61'
const idOf = (name: string) =>
  `/subscriptions/${subscriptionId}/resourceGroups/rg/providers/Microsoft.Databricks/workspaces/${name}`
const workspace = (properties: object = {}, more: object = {}) => ({
  id: idOf('lab'),
  name: 'lab',
  location: 'westeurope',
  properties: {
    workspaceId: '42',
    workspaceUrl: 'adb-42.7.azuredatabricks.net',
    provisioningState: 'Succeeded',
    ...properties,
  },
  ...more,
})
const list = () => listAzureWorkspaces(asking(), { subscriptionId })
const hostFor = async (workspaceUrl: unknown) => {
  reply = () => ({ body: { value: [workspace({ workspaceUrl })] } })
  return (await list())[0]?.host
}

describe('lists', () => {
  test('are asked with the version and the token, and read to their end', async () => {
    const first = { subscriptionId, displayName: 'Data' }
    const second = { subscriptionId: '8e4c2f19-3d7b-4a60-b5f8-71d90c6a4e23' }
    reply = (url) =>
      url.searchParams.has('$skiptoken')
        ? { body: { value: [second] } }
        : {
            body: {
              value: [first],
              nextLink: `${azure.origin}${url.pathname}${url.search}&$skiptoken=x`,
            },
          }
    expect(await listSubscriptions(asking())).toEqual([
      { subscriptionId, name: 'Data' },
      { subscriptionId: second.subscriptionId, name: second.subscriptionId },
    ])
    expect(seen[0]).toEqual({
      url: '/subscriptions?api-version=2022-12-01',
      authorization: 'Bearer azure-token',
    })
    expect(seen).toHaveLength(2)
  })

  test.each([
    ['another host', () => `${elsewhere.origin}/subscriptions?api-version=2022-12-01`],
    ['another list', () => `${azure.origin}/tenants?api-version=2022-12-01`],
    ['nowhere', () => 'not an address'],
    ['a host in disguise', () => `${azure.origin}@${new URL(elsewhere.origin).host}/subscriptions`],
  ])('that go on at %s end there, and the token stays', async (_where, nextLink) => {
    reply = () => ({ body: { value: [], nextLink: nextLink() } })
    await expect(listSubscriptions(asking())).rejects.toMatchObject({ code: 'STRANGE_LINK' })
    expect(seen).toHaveLength(1)
    expect(calledElsewhere).toBe(0)
  })

  test('without an end are given up', async () => {
    reply = (url) => ({ body: { value: [], nextLink: `${azure.origin}${url.pathname}` } })
    await expect(listSubscriptions(asking())).rejects.toMatchObject({ code: 'ENDLESS_LIST' })
  })

  test('of a subscription that never had a workspace are empty', async () => {
    const error = { code: 'MissingSubscriptionRegistration', message: 'Not registered.' }
    reply = () => ({ status: 409, body: { error } })
    expect(await list()).toEqual([])
  })
})

describe('the host of a workspace', () => {
  test.each([
    'adb-42.7.azuredatabricks.net',
    'adb-7405612345678901.12.databricks.azure.us',
    'adb-7405612345678901.2.databricks.azure.cn',
  ])('is taken from Azure: %s', async (name) => {
    expect(await hostFor(name)).toBe(`https://${name}`)
  })

  test.each([
    'example.com',
    'accounts.azuredatabricks.net',
    'adb-42.azuredatabricks.net',
    'adb-42.7.azuredatabricks.net.example.com',
    'adb-42.7.azuredatabricks.net/path',
    'adb-42.7.azuredatabricks.net:8443',
    'adb-42.7.azuredatabricks.net@example.com',
    'user@adb-42.7.azuredatabricks.net',
    'https://adb-42.7.azuredatabricks.net',
    'adb-42.7.xazuredatabricks.net',
    'ADB-42.7.azuredatabricks.net',
    '169.254.169.254',
    '192.168.0.7:4281',
    '',
    null,
  ])('%p is none, so nothing is ever sent there', async (name) => {
    expect(await hostFor(name)).toBeNull()
  })

  test('on this machine is one with the emulator alone', async () => {
    expect(await hostFor('127.0.0.1:4282')).toBe('http://127.0.0.1:4282')
    withSettings({ AZURE_RESOURCE_MANAGER_HOST: 'https://management.azure.com' })
    const { perWorkspaceOrigin } = await import('@/lib/env/origins')
    expect(perWorkspaceOrigin('127.0.0.1:4282')).toBeNull()
  })
})

describe('a workspace', () => {
  test('is read by its id, each part of which stays one segment', async () => {
    reply = () => ({ body: workspace() })
    const id = parseResourceId(idOf('lab').toLowerCase())
    expect(await readAzureWorkspace(asking(), id!)).toMatchObject({
      name: 'lab',
      workspaceId: '42',
    })
    expect(seen[0]?.url).toBe(
      `/subscriptions/${subscriptionId}/resourceGroups/rg/providers/Microsoft.Databricks/workspaces/lab?api-version=2024-05-01`,
    )
  })

  test('that is being made has no host, and strange values are no values', async () => {
    reply = () => ({
      body: {
        value: [
          workspace({ workspaceUrl: undefined, provisioningState: 'Creating' }),
          workspace({ workspaceId: 'x' }),
          { id: idOf('bare'), name: 'bare' },
          { id: '/subscriptions/1/somethingElse', name: 'other' },
        ],
      },
    })
    expect(await list()).toMatchObject([
      { host: null, provisioningState: 'Creating' },
      { workspaceId: null },
      { name: 'bare', host: null, location: null },
    ])
  })

  test.each([
    '',
    '/subscriptions',
    idOf('lab/../../x'),
    idOf('lab?x=1'),
    idOf('lab%2f'),
    `${idOf('lab')}/providers/x`,
    idOf('lab').replace('/rg/', '/../'),
    idOf('lab').replace('/rg/', '/a/b/'),
    idOf('lab').replace(subscriptionId, 'me'),
    idOf('lab').replace('Microsoft.Databricks', 'Microsoft.Compute'),
    `https://example.com${idOf('lab')}`,
  ])('%p is the id of none', (text) => expect(parseResourceId(text)).toBeNull())

  test('a resource group in other letters is encoded', () => {
    const id = parseResourceId(idOf('lab').replace('/rg/', '/größe_(1)/'))
    expect(resourcePath(id!)).toContain('/resourceGroups/gr%C3%B6%C3%9Fe_(1)/')
  })
})

describe('a refusal', () => {
  const error = { code: 'AuthorizationFailed', message: 'Not you.' }
  test.each([
    [401, 'unauthenticated'],
    [403, 'refused'],
    [404, 'gone'],
    [500, 'away'],
    [302, 'away'],
  ])('of %i is told by Azure’s own code', async (status, kind) => {
    reply = () => ({ status, body: { error }, headers: { location: elsewhere.origin } })
    await expect(list()).rejects.toMatchObject({ name: 'AzureError', kind, code: error.code })
    expect(calledElsewhere).toBe(0)
  })

  test('of too many calls says when to come again', async () => {
    reply = () => ({ status: 429, body: { error }, headers: { 'retry-after': '17' } })
    await expect(list()).rejects.toMatchObject({ kind: 'limited', more: { retryAfterSeconds: 17 } })
  })

  test.each([
    ['a page', '<html>'],
    ['nothing', ''],
    ['another shape', { value: 'x' }],
    ['a list of others', { value: [1] }],
  ])('is what %s is taken for', async (_what, body) => {
    reply = () => ({ body })
    await expect(list()).rejects.toMatchObject({ kind: 'away', code: 'UNKNOWN_SHAPE' })
  })

  test('is what comes beyond the deadline, before Azure is asked', async () => {
    reply = () => ({ body: { value: [] } })
    const late = { ...asking(), deadline: Date.now() - 1 }
    await expect(listSubscriptions(late)).rejects.toMatchObject({ code: 'TOO_SLOW' })
    expect(seen).toEqual([])
  })

  test('is nobody there, and no word of it holds the token', async () => {
    withSettings({ ...emulated(), AZURE_RESOURCE_MANAGER_HOST: 'http://127.0.0.1:9' })
    const failure = await list().catch((error: unknown) => error as Error)
    expect(failure).toMatchObject({ kind: 'away', code: 'AZURE_UNREACHABLE' })
    expect(JSON.stringify(failure) + inspect(failure)).not.toContain('azure-token')
  })
})
