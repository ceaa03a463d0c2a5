import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { callerNumber } from '@/lib/api/testing/test-caller'
import { azureToken } from '@/lib/auth/azure-token'
import { AuthError, type NextStep } from '@/lib/auth/errors'
import { AccessToken } from '@/lib/databricks/access-token'
import { withSettings } from '@/lib/env/testing'
import { checkFound, checkResourceManager } from './azure'

jest.mock('@/lib/env/server', () => jest.requireActual<object>('@/lib/env/testing'))
jest.mock('@/lib/log', () => ({ log: { warn: jest.fn(), info: jest.fn(), error: jest.fn() } }))
jest.mock('@/lib/auth/azure-token', () => ({ azureToken: jest.fn() }))

const [data, finance] = [
  '5b1d7a30-6c2e-4f18-9a4d-0e7c3b8f2d61',
  '8e4c2f19-3d7b-4a60-b5f8-71d90c6a4e23',
]
const workspace = (name: string, host: string) => ({
  id: `/subscriptions/${data}/resourceGroups/rg/providers/Microsoft.Databricks/workspaces/${name}`,
  name,
  properties: { workspaceUrl: host, provisioningState: 'Succeeded' },
})
const error = (code: string) => ({ error: { code, message: `Azure says ${code}.` } })

type Reply = { status?: number; body: unknown }
/** Azure by the first word that stands in the address; a call without a token is refused as Azure does. */
let answers: Record<string, Reply>
let seen: (string | undefined)[]
let azure: Server
beforeAll(async () => {
  azure = createServer((request, response) => {
    seen.push(request.headers.authorization)
    const [, reply] = Object.entries(answers).find(([part]) => request.url?.includes(part)) ?? []
    const { status = 200, body } =
      request.headers.authorization === undefined
        ? (answers.anybody ?? { status: 401, body: error('AuthenticationFailed') })
        : (reply ?? { body: { value: [] } })
    response.writeHead(status, { 'content-type': 'application/json' })
    response.end(JSON.stringify(body))
  })
  await new Promise<void>((resolve) => azure.listen(0, '127.0.0.1', resolve))
})
afterAll(() => {
  azure.closeAllConnections()
  azure.close()
})
beforeEach(() => {
  seen = []
  answers = {}
  const { port } = azure.address() as AddressInfo
  withSettings({
    LAKEDECK_EMULATOR: '1',
    WORKSPACE_DISCOVERY: '1',
    AZURE_RESOURCE_MANAGER_HOST: `http://127.0.0.1:${port}`,
  })
  jest.mocked(azureToken).mockReset().mockResolvedValue(new AccessToken('canary-token'))
})

const subscriptions = (...ids: string[]): Reply => ({
  body: {
    value: ids.map((subscriptionId) => ({ subscriptionId, displayName: nameOf(subscriptionId) })),
  },
})
const nameOf = (id: string) => (id === data ? 'Data' : 'Finance')
const inData = `${data}/providers`
const inFinance = `${finance}/providers`
const session = () => callerNumber(1, { via: 'session' })

describe('the way to Azure Resource Manager', () => {
  test('is good where who brings no token is refused, and no token is brought', async () => {
    expect(await checkResourceManager()).toMatchObject([{ id: 'azure.reach', state: 'ok' }])
    expect(seen).toEqual([undefined])
  })

  test('fails where something else answers', async () => {
    answers.anybody = { body: '<html>' }
    expect(await checkResourceManager()).toMatchObject([
      { state: 'failed', fix: expect.stringContaining('AZURE_RESOURCE_MANAGER_HOST') as string },
    ])
  })

  test('fails where nobody listens, with what to open', async () => {
    withSettings({ LAKEDECK_EMULATOR: '1', AZURE_RESOURCE_MANAGER_HOST: 'http://127.0.0.1:1' })
    expect(await checkResourceManager()).toMatchObject([
      {
        state: 'failed',
        words: expect.stringContaining('refuses the connection') as string,
        fix: expect.stringContaining('443') as string,
      },
    ])
  })
})

describe('what a person finds', () => {
  test('is counted, and no token is told', async () => {
    answers = {
      [inData]: {
        body: {
          value: [
            workspace('lab', 'adb-42.7.azuredatabricks.net'),
            workspace('main', 'adb-7405612345678901.1.azuredatabricks.net'),
          ],
        },
      },
      '/subscriptions?': subscriptions(data),
    }
    const checks = await checkFound(session())
    expect(checks).toMatchObject([
      { id: 'azure.consent', state: 'ok' },
      {
        id: 'azure.workspaces',
        state: 'ok',
        words: '2 workspaces in 1 subscription, 1 to be added.',
      },
    ])
    expect(JSON.stringify(checks)).not.toContain('canary')
  })

  test('names the subscriptions that could not be looked into', async () => {
    answers = {
      [inFinance]: { status: 403, body: error('AuthorizationFailed') },
      [inData]: { body: { value: [workspace('lab', 'adb-42.7.azuredatabricks.net')] } },
      '/subscriptions?': subscriptions(data, finance),
    }
    const [, found] = await checkFound(session())
    expect(found).toMatchObject({
      state: 'warning',
      words: expect.stringMatching(
        /^1 workspace in 2 subscriptions, 1 to be added\. Not every/,
      ) as string,
      fix: expect.stringContaining('Reader') as string,
      facts: [{ name: 'Finance', value: 'Azure says AuthorizationFailed.' }],
    })
  })

  test.each([
    ['no subscription', [], /no subscription/],
    ['a subscription without a workspace', [data], /^0 workspaces in 1 subscription/],
  ])(
    'being %s is something to look at, with the role that is lacking',
    async (_what, ids, words) => {
      answers = { '/subscriptions?': subscriptions(...ids) }
      expect((await checkFound(session()))[1]).toMatchObject({
        state: 'warning',
        words: expect.stringMatching(words) as string,
        fix: expect.stringContaining('Reader') as string,
      })
    },
  )

  test.each([
    ['refuses', 403, 'failed'],
    ['is in trouble', 503, 'unknown'],
  ])('is told of where Azure %s, and the consent holds', async (_what, status, state) => {
    answers = { '/subscriptions?': { status, body: error('Trouble') } }
    expect((await checkFound(session())).map((each) => each.state)).toEqual(['ok', state])
  })
})

describe('the consent', () => {
  const refuse = (code: string, action?: NextStep) =>
    jest
      .mocked(azureToken)
      .mockRejectedValue(
        new AuthError(code, 'In words.', { status: 403, ...(action ? { action } : {}) }),
      )

  test.each([
    ['that was not given yet', 'AZURE_CONSENT_REQUIRED', 'consent', 'warning', /--find-workspaces/],
    [
      'that the registration cannot ask for',
      'ENTRA_MISCONFIGURED',
      'ask-admin',
      'failed',
      /Service Management/,
    ],
  ] as const)(
    '%s is told with who can help, and Azure is not asked',
    async (_what, code, action, state, fix) => {
      refuse(code, action)
      const [consent, found] = await checkFound(session())
      expect(consent).toMatchObject({
        state,
        words: 'In words.',
        fix: expect.stringMatching(fix) as string,
      })
      expect(found?.state).toBe('unknown')
      expect(seen).toEqual([])
    },
  )

  test('is not known where Entra does not answer', async () => {
    refuse('ENTRA_UNAVAILABLE', 'retry')
    expect((await checkFound(session())).map(({ state }) => state)).toEqual(['unknown', 'unknown'])
  })

  test.each([
    ['nobody', null, /Nobody is signed in/],
    ['a script', callerNumber(1), /in a browser/],
  ])('of %s is not known, and nothing is asked', async (_who, caller, words) => {
    for (const check of await checkFound(caller))
      expect(check).toMatchObject({
        state: 'unknown',
        words: expect.stringMatching(words) as string,
      })
    expect(azureToken).not.toHaveBeenCalled()
  })

  test('that fails for a cause nobody knows is no finding of the doctor', async () => {
    jest.mocked(azureToken).mockRejectedValue(new Error('a fault of ours'))
    await expect(checkFound(session())).rejects.toThrow('a fault of ours')
  })
})
