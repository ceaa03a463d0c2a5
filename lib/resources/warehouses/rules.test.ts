import type { Access } from '@/lib/databricks/grants'
import { workspaceAlias } from '@/lib/databricks/ids'
import { readWarehouse } from './read'
import { filterRows, idleWarning, refreshIntervalMs, sizeRank, whyNot } from './rules'
import { warehouseStates } from './states'

const prod = workspaceAlias.parse('prod')
let serial = 0
const row = (more: object = {}) => ({
  workspace: prod,
  warehouse: readWarehouse.parse({ id: `warehouse-${++serial}`, state: 'RUNNING', ...more }),
})

describe('what may not be done, and why', () => {
  it.each(warehouseStates.filter((state) => state !== 'STOPPED'))(
    '%s cannot be started',
    (state) => {
      expect(whyNot('start', { state })).toMatch(/\.$/)
    },
  )

  it.each(['STOPPED', 'STOPPING', 'DELETING', 'DELETED'] as const)(
    '%s cannot be stopped',
    (state) => {
      expect(whyNot('stop', { state })).toMatch(/\.$/)
    },
  )

  it('a stopped one can be started, and one that starts can be stopped', () => {
    expect(whyNot('start', { state: 'STOPPED' })).toBeUndefined()
    expect(whyNot('stop', { state: 'STARTING' })).toBeUndefined()
    expect(whyNot('stop', { state: 'UNKNOWN' })).toBeUndefined()
  })

  const through = (level: string): Access => ({
    permissions: {
      grants: [
        {
          principal: { kind: 'group', name: 'analysts', displayName: null },
          level,
          inheritedFrom: [],
        },
      ],
    },
    me: { principalName: 'chloe', groups: [{ name: 'analysts' }] },
  })
  const lacks = (needed: string, has: string) =>
    `This needs ${needed}; you have ${has} through group analysts.`

  it.each([
    ['CAN_VIEW', lacks('Can Use', 'Can View'), lacks('Can Manage', 'Can View')],
    ['CAN_USE', undefined, lacks('Can Manage', 'Can Use')],
    ['CAN_MONITOR', undefined, lacks('Can Manage', 'Can Monitor')],
    ['CAN_MANAGE', undefined, undefined],
    ['IS_OWNER', undefined, undefined],
    ['CAN_NEWER', undefined, undefined],
  ])('with %s, to start: %s, to stop: %s', (level, start, stop) => {
    expect(whyNot('start', { state: 'STOPPED' }, through(level))).toBe(start)
    expect(whyNot('stop', { state: 'RUNNING' }, through(level))).toBe(stop)
  })

  it.each([
    ['start', 'STOPPED', 'Can Use'],
    ['stop', 'RUNNING', 'Can Manage'],
  ] as const)(
    'to %s it, somebody without any permission is told whom to ask',
    (action, state, level) => {
      const stranger = { ...through('CAN_MANAGE'), me: { principalName: 'x', groups: [] } }
      expect(whyNot(action, { state }, stranger)).toBe(
        `You have no permission on it. Somebody with Can Manage can give you ${level}.`,
      )
    },
  )
})

it('is looked at often only while it moves', () => {
  expect(refreshIntervalMs([{ state: 'STARTING' }])).toBeLessThan(
    refreshIntervalMs([{ state: 'RUNNING' }]),
  )
})

it('warns of what runs for nobody and for ever', () => {
  const warehouse = { state: 'RUNNING', autoStopMinutes: 0, activeSessions: 0 } as const
  expect(idleWarning(warehouse)).toMatch(/never stops by itself/)
  expect(idleWarning({ ...warehouse, activeSessions: 2 })).toBeUndefined()
  expect(idleWarning({ ...warehouse, autoStopMinutes: 10 })).toBeUndefined()
})

describe('in a table', () => {
  const rows = [
    row({ name: 'b', cluster_size: 'X-Large', auto_stop_mins: 0, state: 'STOPPED' }),
    row({
      name: 'a',
      cluster_size: '2X-Small',
      auto_stop_mins: 10,
      tags: { custom_tags: [{ key: 'team', value: 'bi' }] },
    }),
    row({ name: 'c', state: 'STOPPED', health: { status: 'FAILED', summary: 'no' } }),
  ]
  it('sizes go by size, whatever their names', () => {
    const sizes = ['2X-Small', 'Small', 'X-Large', '4X-Large'].map(sizeRank)
    expect(sizes).toEqual([...sizes].sort((a, b) => Number(a) - Number(b)))
    expect(sizes).not.toContain(null)
    expect(sizeRank('Vast')).toBeNull()
  })

  it('rows are found by every word, and by state', () => {
    expect(filterRows(rows, { text: 'TEAM:bi prod' })).toHaveLength(1)
    expect(filterRows(rows, { states: ['STOPPED'] })).toHaveLength(2)
  })
})
