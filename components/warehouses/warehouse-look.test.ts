import { warehouseStates } from '@/lib/resources/warehouses/states'
import { stateLooks } from '../ui/state-badge'
import { aWarehouse } from './testing/a-warehouse'
import { groupsOf } from './warehouse-group'
import { healthLook, warehouseLook } from './warehouse-look'

const health = (status: 'HEALTHY' | 'DEGRADED' | 'FAILED') => ({
  status,
  summary: null,
  details: null,
  failureCode: null,
})

it.each(warehouseStates)('%s has one of the eight looks and a word', (state) => {
  const { look, word } = warehouseLook(aWarehouse({ state }))
  expect(stateLooks).toContain(look)
  expect(word).not.toBe('')
})

it('one that did not come up is failed, not merely stopped', () => {
  const failed = aWarehouse({ health: health('FAILED') })
  expect(warehouseLook(failed)).toMatchObject({ look: 'failed', word: 'Failed' })
  expect(groupsOf(failed)).toEqual(['troubled', 'stopped'])
})

it('a degraded one still runs', () => {
  const degraded = aWarehouse({ state: 'RUNNING', activeSessions: 4, health: health('DEGRADED') })
  expect(warehouseLook(degraded).word).toBe('Running')
  expect(healthLook(degraded)).toEqual({ look: 'warning', word: 'Degraded' })
  expect(groupsOf(degraded)).toEqual(['troubled', 'running'])
})

it('only one that nobody uses and that never stops is idle', () => {
  const never = { state: 'RUNNING', autoStopMinutes: 0 } as const
  expect(groupsOf(aWarehouse({ ...never, activeSessions: 0 }))).toEqual(['idle', 'running'])
  expect(groupsOf(aWarehouse({ ...never, activeSessions: 1 }))).toEqual(['running'])
  expect(groupsOf(aWarehouse({ state: 'RUNNING' }))).toEqual(['running'])
})
