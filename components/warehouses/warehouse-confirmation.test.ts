import { aWorkspace } from '../workspaces/testing/a-workspace'
import { aWarehouse } from './testing/a-warehouse'
import { confirmationFor } from './warehouse-confirmation'

const workspace = aWorkspace('prod')

it('a start tells the size, the cost and when it ends', () => {
  const { title, consequences, isDanger } = confirmationFor({
    action: 'start',
    workspace,
    warehouse: aWarehouse(),
  })
  expect(title).toBe('Start ETL Warehouse?')
  expect(consequences).toEqual([
    'It comes up in size Large with 1–6 clusters. That takes a few minutes.',
    'It costs from then on, also while nobody uses it.',
    'It stops by itself after 20 min without queries.',
  ])
  expect(isDanger).toBe(false)
})

it('a start of one that never stops says so', () => {
  const warehouse = aWarehouse({ autoStopMinutes: 0, kind: 'serverless' })
  const { consequences } = confirmationFor({ action: 'start', workspace, warehouse })
  expect(consequences).toContain('It never stops by itself.')
  expect(consequences[0]).toMatch(/a few seconds/)
})

it.each([
  [41, '41 sessions on it end, and the queries that run are canceled.'],
  [1, '1 session on it ends, and the queries that run are canceled.'],
  [0, 'Nobody uses it now; a query that arrives meanwhile is canceled.'],
])('stopping with %i sessions tells who is interrupted', (activeSessions, first) => {
  const warehouse = aWarehouse({ state: 'RUNNING', activeSessions })
  const { consequences, isDanger, description } = confirmationFor({
    action: 'stop',
    workspace,
    warehouse,
  })
  expect(consequences[0]).toBe(first)
  expect(description).toBe('In prod, which is production.')
  expect(isDanger).toBe(true)
})
