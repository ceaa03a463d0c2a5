import { toCsv } from '@/lib/api/csv'
import { clusterColumns, clusterEventColumns } from './csv'
import { readCluster, readClusterEventPage } from './read'

it('a cluster is one line with a fact for each column', () => {
  const cluster = readCluster.parse({
    cluster_id: '0405-071830-d9q2b6mj',
    cluster_name: '=etl',
    state: 'RUNNING',
    autoscale: { min_workers: 1, max_workers: 4 },
    start_time: 1_763_802_664_364,
  })
  const [header, line] = toCsv([cluster], clusterColumns).split('\r\n')
  expect(header?.split(',')).toHaveLength(line?.split(',').length ?? 0)
  expect(line).toContain("0405-071830-d9q2b6mj,'=etl,RUNNING")
  expect(line).toContain('2025-11-22T09:11:04.364Z')
})

it('an event is one line too', () => {
  const { items } = readClusterEventPage.parse({
    events: [{ timestamp: 5, type: 'RUNNING', details: { user: 'ben' } }],
  })
  expect(toCsv(items, clusterEventColumns)).toContain('1970-01-01T00:00:00.005Z,RUNNING,ben,')
})
