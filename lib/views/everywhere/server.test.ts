import { knownWorkspaces } from '@/lib/resources/workspaces/server'
import { Refusal } from '@/lib/api/refusal'
import { everywhere } from './server'

jest.mock('@/lib/resources/workspaces/server', () => ({ knownWorkspaces: jest.fn() }))

const workspaces = ['prod', 'dev'].map((alias) => ({ alias }))
jest
  .mocked(knownWorkspaces)
  .mockReturnValue(workspaces as unknown as ReturnType<typeof knownWorkspaces>)

const never = new Promise<string>(() => undefined)
const kinds = (parts: { part: { kind: string } }[]) => parts.map(({ part }) => part.kind)

it('asks every workspace, and a refusal takes nothing from the others', async () => {
  const parts = await everywhere(async ({ alias }) => {
    if (alias === 'dev') throw new Refusal(403, 'PERMISSION_DENIED', 'Not you.')
    return alias
  }, 1_000)
  expect(parts[0]).toMatchObject({ part: { kind: 'ok', page: 'prod' } })
  expect(parts[1]).toMatchObject({ part: { kind: 'failed', problem: { detail: 'Not you.' } } })
})

it('waits for nobody beyond the budget', async () => {
  const parts = await everywhere(({ alias }) => (alias === 'dev' ? never : Promise.resolve('')), 20)
  expect(kinds(parts)).toEqual(['ok', 'slow'])
})

it('asks only the workspaces that are given', async () => {
  const parts = await everywhere(() => Promise.resolve(''), 20, knownWorkspaces().slice(0, 1))
  expect(kinds(parts)).toEqual(['ok'])
})
