import { groupsOf, isOfKind } from './cluster-group'
import { aCluster } from './testing/a-cluster'

const now = Date.parse('2026-10-03T12:00:00Z')
const before = (minutes: number) => new Date(now - minutes * 60_000).toISOString()
const running = (idleMinutes: number, source: 'UI' | 'JOB' = 'UI') =>
  aCluster({
    state: 'RUNNING',
    source,
    startedAt: before(600),
    lastRestartedAt: before(600),
    lastActivityAt: before(idleMinutes),
  })

describe('the counts of clusters', () => {
  it('count a cluster that nobody uses among those that run and those that are idle', () => {
    expect(groupsOf(running(59), now)).toEqual(['running'])
    expect(groupsOf(running(61), now)).toEqual(['running', 'idle'])
  })

  it('never call the cluster of a job idle: it ends with its job', () =>
    expect(groupsOf(running(300, 'JOB'), now)).toEqual(['running']))

  it.each(['PENDING', 'RESTARTING', 'RESIZING', 'TERMINATING'] as const)(
    'count %s as changing',
    (state) => expect(groupsOf(aCluster({ state }), now)).toEqual(['changing']),
  )

  it('count a cluster that broke as failed, not as terminated', () => {
    const terminationReason = { code: 'X', type: 'CLOUD_FAILURE', parameters: {} }
    expect(groupsOf(aCluster({ terminationReason }), now)).toEqual(['failed'])
    expect(groupsOf(aCluster(), now)).toEqual(['terminated'])
  })

  it('put what made a cluster into one kind, and all kinds into all', () => {
    expect(isOfKind({ source: 'API' }, 'all-purpose')).toBe(true)
    expect(isOfKind({ source: 'PIPELINE_MAINTENANCE' }, 'pipeline')).toBe(true)
    expect(isOfKind({ source: 'JOB' }, 'all-purpose')).toBe(false)
    expect(isOfKind({ source: 'JOB' }, 'all')).toBe(true)
  })
})
