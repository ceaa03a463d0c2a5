import { callerNumber } from '@/lib/api/testing/test-caller'
import { holdAnswers, json, serveWorkspaces } from '@/lib/databricks/testing/serve-workspaces'
import { listClustersInput } from '@/lib/resources/clusters/schema'
import { listClusters } from '@/lib/resources/clusters/server'
import { listClustersEverywhere } from './server'

let server: Awaited<ReturnType<typeof serveWorkspaces>>
beforeAll(async () => {
  server = await serveWorkspaces()
})
afterAll(() => server.close())

let number = 900
const somebody = () => callerNumber(++number)

it('a workspace that fails says why, and the rest is there', async () => {
  server.reply(json({ clusters: [{ cluster_id: '0101-000000-abc' }] }))
  const parts = await listClustersEverywhere(somebody(), 5_000)
  expect(parts.map(({ workspace, part }) => [workspace.alias, part.kind])).toEqual([
    ['prod', 'ok'],
    ['dev', 'ok'],
    ['gone', 'failed'],
  ])
  expect(parts[2]?.part).toMatchObject({ problem: { code: 'UNREACHABLE', action: 'retry' } })
})

it('a workspace that takes too long holds up nobody, and whoever asks next joins its call', async () => {
  const held = holdAnswers(json({}))
  server.reply(held.reply)
  const caller = somebody()
  const parts = await listClustersEverywhere(caller, 50)
  expect(parts[0]?.part).toEqual({ kind: 'slow' })
  const calls = server.seen.length
  const joining = listClusters(caller, listClustersInput.parse({ workspace: 'prod' }))
  held.letGo()
  const page = await joining
  expect(page.items).toEqual([])
  expect(server.seen).toHaveLength(calls)
})
