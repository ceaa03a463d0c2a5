import { randomUUID } from 'node:crypto'
import { callerNumber } from '@/lib/api/testing/test-caller'
import { mostAdded, readAdded } from '@/lib/auth/added-workspaces'
import { azureToken } from '@/lib/auth/azure-token'
import { sessionCaller } from '@/lib/auth/session-caller'
import { sessionLike } from '@/lib/auth/testing/tokens'
import { AzureError } from '@/lib/azure/errors'
import {
  type AzureWorkspace,
  listAzureWorkspaces,
  listSubscriptions,
  readAzureWorkspace,
} from '@/lib/azure/workspaces'
import { AccessToken, type AddedWorkspace } from '@/lib/databricks/access-token'
import { workspaceAlias } from '@/lib/databricks/ids'
import { withSettings } from '@/lib/env/testing'
import { nameFor } from './naming'
import { addFoundInput } from './schema'
import { addFoundWorkspace, listFoundWorkspaces, removeFoundWorkspace } from './server'

jest.mock('@/lib/env/server', () => jest.requireActual<object>('@/lib/env/testing'))
jest.mock('@/lib/log', () => ({ log: { info: jest.fn(), warn: jest.fn(), error: jest.fn() } }))
jest.mock('@/lib/auth/azure-token', () => ({ azureToken: jest.fn() }))
jest.mock('@/lib/azure/workspaces', () => ({
  listSubscriptions: jest.fn(),
  listAzureWorkspaces: jest.fn(),
  readAzureWorkspace: jest.fn(),
}))

const alias = (text: string) => workspaceAlias.parse(text)
const prodHost = 'https://adb-7405612345678901.1.azuredatabricks.net'
const subscriptionId = '5b1d7a30-6c2e-4f18-9a4d-0e7c3b8f2d61'
const idOf = (name: string) =>
  `/subscriptions/${subscriptionId}/resourceGroups/rg/providers/Microsoft.Databricks/workspaces/${name}`
const azure = (name: string, more: Partial<AzureWorkspace> = {}): AzureWorkspace => ({
  id: { subscriptionId, resourceGroup: 'rg', name },
  name,
  location: 'westeurope',
  workspaceId: '42',
  host: 'https://adb-42.7.azuredatabricks.net',
  provisioningState: 'Succeeded',
  ...more,
})
const lab: AddedWorkspace = { alias: alias('lab'), host: azure('lab').host!, workspaceId: '42' }

const session = sessionLike()
const ben = (addedWorkspaces: readonly AddedWorkspace[] = []) =>
  Object.assign(sessionCaller(session, new Map()), { addedWorkspaces })

beforeEach(() => {
  withSettings({ WORKSPACE_DISCOVERY: '1' })
  jest.mocked(azureToken).mockReset().mockResolvedValue(new AccessToken('azure'))
  jest.mocked(listSubscriptions).mockReset()
  jest.mocked(listSubscriptions).mockResolvedValue([{ subscriptionId, name: 'Data' }])
  jest.mocked(listAzureWorkspaces).mockReset().mockResolvedValue([])
  jest.mocked(readAzureWorkspace).mockReset().mockResolvedValue(azure('lab'))
})

/** The list that a `Set-Cookie` of the verb holds for this session. */
function keptIn(cookies: string[]) {
  const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookies[0] ?? '') ?? []
  return readAdded(new Map([[name, value]]), session)
}

async function change<T>(run: (options: { setCookie: (cookie: string) => void }) => Promise<T>) {
  const cookies: string[] = []
  return { answer: await run({ setCookie: (cookie) => cookies.push(cookie) }), cookies }
}
const add = (caller: ReturnType<typeof ben>, name = 'lab') =>
  change((options) => addFoundWorkspace(caller, { id: idOf(name) }, options))

describe('the list', () => {
  test('says of each workspace what can be done with it', async () => {
    jest
      .mocked(listAzureWorkspaces)
      .mockResolvedValue([
        azure('old'),
        azure('main', { host: prodHost }),
        azure('Dev_Two', { host: 'https://adb-2.1.azuredatabricks.net' }),
        azure('baby', { host: null, provisioningState: 'Creating' }),
        azure('alien', { host: null }),
      ])
    const { items } = await listFoundWorkspaces(ben([lab]))
    expect(Object.fromEntries(items.map(({ name, standing }) => [name, standing]))).toEqual({
      old: { kind: 'added', alias: 'lab' },
      main: { kind: 'configured', alias: 'prod' },
      Dev_Two: { kind: 'addable', alias: 'dev-two' },
      baby: { kind: 'unusable', reason: 'It has no address yet: Azure says Creating.' },
      alien: { kind: 'unusable', reason: 'Azure names no address of Azure Databricks for it.' },
    })
  })

  test('is whole but for the subscriptions that fail, which are named', async () => {
    jest
      .mocked(listSubscriptions)
      .mockResolvedValue(['A', 'B', 'C'].map((name) => ({ name, subscriptionId: randomUUID() })))
    jest
      .mocked(listAzureWorkspaces)
      .mockRejectedValueOnce(new AzureError('refused', 'AuthorizationFailed', 'Not you.'))
      .mockRejectedValueOnce(new AzureError('away', 'HTTP_500', 'Broken.'))
      .mockResolvedValueOnce([azure('lab')])
    const { items, unseen, subscriptionCount } = await listFoundWorkspaces(ben())
    expect(items.map(({ name }) => name)).toEqual(['lab'])
    expect(unseen).toEqual([
      { subscription: 'A', isRefused: true, detail: 'Not you.' },
      { subscription: 'B', isRefused: false, detail: 'Broken.' },
    ])
    expect(subscriptionCount).toBe(3)
  })

  test('is empty for somebody without a subscription', async () => {
    jest.mocked(listSubscriptions).mockResolvedValue([])
    expect(await listFoundWorkspaces(ben())).toMatchObject({ items: [], subscriptionCount: 0 })
  })
})

describe('adding', () => {
  test('takes host and id from Azure, and keeps them for this session', async () => {
    const { answer, cookies } = await add(ben())
    expect(answer.items).toEqual([{ alias: 'lab', host: lab.host }])
    expect(keptIn(cookies)).toEqual([lab])
  })

  test('keeps what was added before', async () => {
    const other = { ...lab, alias: alias('other'), host: 'https://adb-9.1.azuredatabricks.net' }
    expect(keptIn((await add(ben([other]))).cookies)).toEqual([other, lab])
  })

  test.each([
    ['added already', [lab], azure('lab')],
    ['configured', [], azure('main', { host: prodHost })],
  ])('what is %s changes nothing', async (_what, before, found) => {
    jest.mocked(readAzureWorkspace).mockResolvedValue(found)
    const { answer, cookies } = await add(ben(before))
    expect(cookies).toEqual([])
    expect(answer.items).toHaveLength(before.length)
  })

  test.each([
    ['Azure does not know', null, 'WORKSPACE_UNKNOWN'],
    ['has no address', azure('lab', { host: null }), 'WORKSPACE_UNUSABLE'],
  ])('what %s is refused', async (_what, found, code) => {
    jest.mocked(readAzureWorkspace).mockResolvedValue(found)
    await expect(add(ben())).rejects.toMatchObject({ code })
  })

  test('what Azure refuses to this person is refused', async () => {
    const error = new AzureError('refused', 'AuthorizationFailed', 'Not you.')
    jest.mocked(readAzureWorkspace).mockRejectedValue(error)
    await expect(add(ben())).rejects.toBe(error)
  })

  test('more than a session holds is refused with what to do', async () => {
    const full = Array.from({ length: mostAdded }, (_, at) => ({
      ...lab,
      alias: alias(`lab-${at}`),
      host: `https://adb-${at + 100}.1.azuredatabricks.net`,
    }))
    await expect(add(ben(full))).rejects.toMatchObject({
      status: 409,
      code: 'TOO_MANY_WORKSPACES',
      message: expect.stringMatching(/Remove one first/) as string,
    })
  })

  test('is not for a script, which has no session', async () => {
    await expect(
      change((options) => addFoundWorkspace(callerNumber(1), { id: idOf('lab') }, options)),
    ).rejects.toMatchObject({ code: 'SESSION_NEEDED' })
  })

  test.each(['lab', 'https://adb-42.7.azuredatabricks.net', `${idOf('lab')}/../x`])(
    'by %p is not understood: a browser names a workspace by its id in Azure alone',
    (id) => expect(addFoundInput.safeParse({ id }).success).toBe(false),
  )
})

describe('removing', () => {
  const remove = (name: string, before = [lab]) =>
    change((options) => removeFoundWorkspace(ben(before), { workspace: alias(name) }, options))

  test('takes it out of the session', async () => {
    const { answer, cookies } = await remove('lab')
    expect(answer.items).toEqual([])
    expect(cookies[0]).toMatch(/=; Path=\/; Max-Age=0/)
  })

  test.each(['prod', 'other'])('%s, which nobody added, is refused', async (name) => {
    await expect(remove(name)).rejects.toMatchObject({ status: 404, code: 'WORKSPACE_UNKNOWN' })
  })
})

test('where the setting is off there is nothing of it, and Azure is not asked', async () => {
  withSettings()
  await expect(listFoundWorkspaces(ben())).rejects.toMatchObject({ status: 404 })
  await expect(add(ben())).rejects.toMatchObject({ status: 404 })
  await expect(
    change((options) => removeFoundWorkspace(ben([lab]), { workspace: lab.alias }, options)),
  ).rejects.toMatchObject({ status: 404 })
  expect(azureToken).not.toHaveBeenCalled()
})

test.each([
  ['contoso-dev', [], 'contoso-dev'],
  ['Contoso Dev_2', [], 'contoso-dev-2'],
  ['__', [], 'workspace'],
  ['prod', ['prod', 'dev'], 'prod-42'],
  ['x'.repeat(64), [], 'x'.repeat(40)],
])('%s is called so here, beside %p: %s', (name, taken, called) => {
  expect(nameFor({ name, workspaceId: '42' }, taken.map(alias))).toBe(called)
})
