import { toCsv } from '@/lib/api/csv'
import { workspaceColumns } from './csv'
import { workspaceWithHealth } from './schema'

const workspace = (health: object) =>
  workspaceWithHealth.parse({
    alias: 'prod',
    host: 'https://adb-1.1.azuredatabricks.net',
    workspaceId: '6051921418418893',
    isProduction: true,
    health,
  })

it('a workspace is one line, with how fast it answered', () => {
  const text = toCsv([workspace({ kind: 'ok', answeredInMs: 84 })], workspaceColumns)
  expect(text.split('\r\n')[1]).toBe(
    'prod,https://adb-1.1.azuredatabricks.net,6051921418418893,true,ok,84,',
  )
})

it('a workspace that does not answer says why', () => {
  const silent = workspace({ kind: 'unreachable', detail: 'no answer within 5 s' })
  expect(toCsv([silent], workspaceColumns)).toContain(',unreachable,,no answer within 5 s')
})
