import { callerNumber } from '@/lib/api/testing/test-caller'
import { auditAnswered, auditAsked, type AuditAsked } from '@/lib/audit'
import { prod } from '@/lib/databricks/testing/serve-workspaces'
import { log } from '@/lib/log'

jest.mock('@/lib/log', () => ({ log: { audit: jest.fn() } }))
const written = jest.mocked(log.audit)
beforeEach(() => written.mockReset())

const change: AuditAsked = {
  caller: callerNumber(7, { role: 'operator' }),
  workspace: prod,
  method: 'POST',
  target: '/api/2.0/secrets/put?string_value=hunter2',
  kind: 'write',
  decision: 'allowed',
  requestId: 'r-1',
}

test('a change is told before and after, by whom and on what, and with no secret', () => {
  auditAsked(change)
  auditAnswered({ ...change, status: 200, upstreamRequestId: 'db-1', durationMs: 12 })
  const told = {
    requestId: 'r-1',
    who: {
      kind: 'person',
      tenantId: 'tenant',
      objectId: 'person-7',
      name: 'ben@contoso.example',
      role: 'operator',
      via: 'bearer',
    },
    workspace: 'prod',
    method: 'POST',
    target: '/api/2.0/secrets/put',
    kind: 'write',
    decision: 'allowed',
  }
  expect(written.mock.calls).toEqual([
    ['audit.asked', told],
    ['audit.answered', { ...told, status: 200, upstreamRequestId: 'db-1', durationMs: 12 }],
  ])
  expect(JSON.stringify(written.mock.calls)).not.toMatch(/hunter2|token-of-7/)
})

test('a service principal is told by its name, and a refusal by its code', () => {
  const etl = callerNumber(8, { kind: 'service-principal', name: 'finance-etl', userName: null })
  auditAsked({ ...change, caller: etl, decision: 'refused', code: 'READ_ONLY' })
  expect(written.mock.calls[0]?.[1]).toMatchObject({
    who: { kind: 'service-principal', name: 'finance-etl' },
    decision: 'refused',
    code: 'READ_ONLY',
  })
})

test('a workspace of a session is told by its host too: its name is one person’s own', () => {
  const host = 'https://adb-42.7.azuredatabricks.net'
  const addedWorkspaces = [{ alias: prod, host, workspaceId: '42' }]
  auditAsked({ ...change, caller: callerNumber(7, { addedWorkspaces }) })
  expect(written.mock.calls[0]?.[1]).toMatchObject({ workspace: 'prod', workspaceHost: host })
})

test('a question leaves no record', () => {
  auditAsked({ ...change, kind: 'read' })
  auditAnswered({ ...change, kind: 'read', status: 200, upstreamRequestId: null, durationMs: 1 })
  expect(written).not.toHaveBeenCalled()
})
