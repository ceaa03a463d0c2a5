import { Refusal } from '@/lib/api/refusal'
import type { Workspace } from '@/lib/resources/workspaces/schema'
import { everywhere } from './server'

const workspaces = ['prod', 'dev'].map((alias) => ({ alias }) as Workspace)

const never = new Promise<string>(() => undefined)
const kinds = (parts: { part: { kind: string } }[]) => parts.map(({ part }) => part.kind)

it('asks every workspace, and a refusal takes nothing from the others', async () => {
  const ask = async ({ alias }: Workspace) => {
    if (alias === 'dev') throw new Refusal(403, 'PERMISSION_DENIED', 'Not you.')
    return alias
  }
  const parts = await everywhere(ask, 1_000, workspaces)
  expect(parts[0]).toMatchObject({ part: { kind: 'ok', page: 'prod' } })
  expect(parts[1]).toMatchObject({ part: { kind: 'failed', problem: { detail: 'Not you.' } } })
})

it('waits for nobody beyond the budget', async () => {
  const ask = ({ alias }: Workspace) => (alias === 'dev' ? never : Promise.resolve(''))
  expect(kinds(await everywhere(ask, 20, workspaces))).toEqual(['ok', 'slow'])
})

it('asks only the workspaces that are given', async () => {
  const parts = await everywhere(() => Promise.resolve(''), 20, workspaces.slice(0, 1))
  expect(kinds(parts)).toEqual(['ok'])
})
