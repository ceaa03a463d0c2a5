import { workspaceAlias } from '@/lib/databricks/ids'
import { idleMs, idleWarning, ownerOf, uptimeMs } from './activity'
import { readCluster } from './read'
import { filterRows, workersOf, type ClusterRow } from './rows'
import type { Cluster } from './schema'

const now = Date.parse('2026-10-03T12:00:00Z')
const ago = (hours: number) => new Date(now - hours * 3_600_000).toISOString()

let number = 0
const row = (more: Partial<Cluster> = {}, workspace = 'prod'): ClusterRow => ({
  workspace: workspaceAlias.parse(workspace),
  cluster: {
    ...readCluster.parse({ cluster_id: `0101-${String(++number).padStart(6, '0')}-abc` }),
    ...more,
  },
})
const names = (rows: ClusterRow[]) => rows.map(({ cluster }) => cluster.name)

describe('filtering', () => {
  const rows = [
    row({ name: 'ETL shared', creatorUserName: 'ben@contoso.example', state: 'RUNNING' }),
    row(
      { name: 'adhoc', singleUserName: 'eve@contoso.example', customTags: { team: 'finance' } },
      'dev',
    ),
    row({ name: 'ml', state: 'TERMINATED', defaultTags: { Vendor: 'Databricks' } }),
  ]
  it.each([
    ['', ['ETL shared', 'adhoc', 'ml']],
    ['etl', ['ETL shared']],
    ['BEN@', ['ETL shared']],
    ['eve', ['adhoc']],
    ['team:finance', ['adhoc']],
    ['dev', ['adhoc']],
    ['shared etl', ['ETL shared']],
    ['etl finance', []],
    ['vendor:databricks', ['ml']],
  ])('by %p finds %j', (text, found) => expect(names(filterRows(rows, { text }))).toEqual(found))

  it('by id finds it', () => {
    const wanted = rows[2] as ClusterRow
    expect(filterRows(rows, { text: wanted.cluster.clusterId })).toEqual([wanted])
  })

  it('by states keeps those alone; none means all', () => {
    expect(names(filterRows(rows, { states: ['TERMINATED'] }))).toEqual(['ml'])
    expect(filterRows(rows, { states: [] })).toHaveLength(3)
  })
})

describe('size', () => {
  it.each([
    [{ kind: 'single-node' }, 0],
    [{ kind: 'fixed', workers: 4 }, 4],
    [{ kind: 'autoscale', minWorkers: 1, maxWorkers: 8, currentWorkers: 3 }, 3],
    [{ kind: 'autoscale', minWorkers: 1, maxWorkers: 8, currentWorkers: null }, 8],
  ] as const)('counts the workers of %j', (size, workers) =>
    expect(workersOf({ size })).toBe(workers),
  )
})

describe('time', () => {
  const running = (more: Partial<Cluster> = {}) =>
    row({ state: 'RUNNING', startedAt: ago(50), ...more }).cluster

  it('up counts from the last start, not from the creation', () => {
    expect(uptimeMs(running({ lastRestartedAt: ago(2) }), now)).toBe(2 * 3_600_000)
    expect(uptimeMs(running(), now)).toBe(50 * 3_600_000)
    expect(uptimeMs(running({ state: 'TERMINATED' }), now)).toBeNull()
    expect(uptimeMs(running({ startedAt: null }), now)).toBeNull()
  })

  it('idle counts from the last activity, of this run only', () => {
    expect(idleMs(running({ lastActivityAt: ago(3) }), now)).toBe(3 * 3_600_000)
    expect(idleMs(running({ lastActivityAt: ago(9), lastRestartedAt: ago(1) }), now)).toBe(
      3_600_000,
    )
    expect(idleMs(running(), now)).toBeNull()
    expect(idleMs(running({ state: 'PENDING', lastActivityAt: ago(3) }), now)).toBeNull()
  })

  it('never is negative when clocks differ', () => {
    expect(idleMs(running({ lastActivityAt: ago(-1) }), now)).toBe(0)
  })

  it.each([
    [
      'it is idle for long and never ends',
      { autoTerminationMinutes: 0, lastActivityAt: ago(5) },
      /^Idle for 5 h 00 min/,
    ],
    [
      'it is up for a day, never ends, and does not tell its activity',
      { autoTerminationMinutes: 0 },
      /^Up for 2 d 02 h/,
    ],
    ['nothing: it is busy', { autoTerminationMinutes: 0, lastActivityAt: ago(0.1) }, undefined],
    [
      'nothing: it will end by itself',
      { autoTerminationMinutes: 60, lastActivityAt: ago(5) },
      undefined,
    ],
    [
      'nothing: its job ends it',
      { autoTerminationMinutes: 0, lastActivityAt: ago(5), source: 'JOB' as const },
      undefined,
    ],
    [
      'nothing: nobody knows when it ends',
      { autoTerminationMinutes: null, lastActivityAt: ago(5) },
      undefined,
    ],
    [
      'nothing: it does not run',
      { autoTerminationMinutes: 0, state: 'TERMINATED' as const },
      undefined,
    ],
  ])('warns that %s', (_what, more, warning) => {
    const said = idleWarning(running(more), now)
    if (warning) expect(said).toMatch(warning)
    else expect(said).toBeUndefined()
  })

  it('belongs to the person it is dedicated to, else to who made it', () => {
    expect(ownerOf({ singleUserName: 'eve', creatorUserName: 'ben' })).toBe('eve')
    expect(ownerOf({ singleUserName: null, creatorUserName: 'ben' })).toBe('ben')
  })
})
