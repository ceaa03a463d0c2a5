import { readCluster, readClusterEventPage, readClusterPage } from './read'
import { cluster, clusterPage, listClustersInput, type ClusterSize } from './schema'

const id = '0405-071830-d9q2b6mj'
const read = (wire: object) => readCluster.parse({ cluster_id: id, ...wire })

describe('a cluster', () => {
  it('is readable from its id alone, and fits its schema', () => {
    expect(cluster.parse(read({}))).toMatchObject({
      clusterId: id,
      name: id,
      state: 'UNKNOWN',
      source: 'UNKNOWN',
      autoTerminationMinutes: null,
      startedAt: null,
      isPinned: false,
    })
  })

  it('keeps none of the wire names', () => {
    const text = JSON.stringify(read({ cluster_name: 'a', spark_version: '16.4.x-scala2.12' }))
    expect(text).not.toContain('cluster_name')
    expect(text).not.toContain('spark_version')
  })

  it('has a state and a source that are newer than this list as UNKNOWN', () => {
    expect(read({ state: 'HIBERNATING', cluster_source: 'AGENT' })).toMatchObject({
      state: 'UNKNOWN',
      source: 'UNKNOWN',
    })
  })

  it('has times in RFC 3339, and none where the API writes 0', () => {
    expect(read({ start_time: 1_763_802_664_364, terminated_time: 0 })).toMatchObject({
      startedAt: '2025-11-22T09:11:04.364Z',
      terminatedAt: null,
    })
  })

  it.each<[string, object, ClusterSize]>([
    ['fixed', { num_workers: 4 }, { kind: 'fixed', workers: 4 }],
    ['single node by its flag', { is_single_node: true, num_workers: 0 }, { kind: 'single-node' }],
    [
      'single node by its Spark configuration',
      { num_workers: 0, spark_conf: { 'spark.databricks.cluster.profile': 'singleNode' } },
      { kind: 'single-node' },
    ],
    [
      'autoscaling and running',
      { autoscale: { min_workers: 1, max_workers: 6 }, executors: [{}, {}] },
      { kind: 'autoscale', minWorkers: 1, maxWorkers: 6, currentWorkers: 2 },
    ],
    [
      'autoscaling and not running',
      { autoscale: { min_workers: 1, max_workers: 6 } },
      { kind: 'autoscale', minWorkers: 1, maxWorkers: 6, currentWorkers: null },
    ],
  ])('has a size that is %s', (_what, wire, size) => expect(read(wire).size).toEqual(size))

  it.each([
    [{ runtime_engine: 'PHOTON' }, true],
    [{ spark_version: '13.3.x-photon-scala2.12' }, true],
    [{ runtime_engine: 'STANDARD', spark_version: '16.4.x-scala2.12' }, false],
  ])('%j uses Photon: %p', (wire, usesPhoton) => expect(read(wire).usesPhoton).toBe(usesPhoton))

  it('survives values in its maps that are no strings', () => {
    expect(read({ custom_tags: { cost: 5 }, spark_conf: { on: true } })).toMatchObject({
      customTags: { cost: '5' },
      sparkConf: { on: 'true' },
    })
  })
})

describe('a page of clusters', () => {
  it('may lack its list when it is empty, and ends without a token or with an empty one', () => {
    expect(readClusterPage.parse({})).toEqual({ items: [], nextPageToken: null })
    expect(readClusterPage.parse({ next_page_token: '' }).nextPageToken).toBeNull()
    expect(readClusterPage.parse({ next_page_token: 'x' }).nextPageToken).toBe('x')
  })

  it('fits its schema', () => {
    const page = readClusterPage.parse({ clusters: [{ cluster_id: id }] })
    expect(clusterPage.safeParse({ ...page, asOf: new Date().toISOString() }).success).toBe(true)
  })
})

describe('events', () => {
  it('have their words, whoever said them', () => {
    const page = readClusterEventPage.parse({
      events: [
        {
          timestamp: 1_763_802_664_364,
          type: 'DRIVER_NOT_RESPONDING',
          details: { driver_state_message: 'GC' },
        },
        {
          timestamp: 1_763_802_664_000,
          type: 'DID_NOT_EXPAND_DISK',
          details: { did_not_expand_reason: 'Full' },
        },
        {
          timestamp: 1_763_802_663_000,
          type: 'TERMINATING',
          details: { reason: { code: 'USER_REQUEST' } },
        },
        { type: 'WITHOUT_A_MOMENT' },
      ],
      total_count: 70,
    })
    expect(page.items.map(({ message }) => message)).toEqual(['GC', 'Full', null])
    expect(page.items[2]?.reason).toEqual({ code: 'USER_REQUEST', type: 'UNKNOWN', parameters: {} })
    expect(page).toMatchObject({ totalCount: 70, nextPageToken: null })
  })
})

describe('what may be asked of a list', () => {
  const parse = (more: object) => listClustersInput.safeParse({ workspace: 'prod', ...more })

  it('takes states as a comma list or repeated', () => {
    expect(parse({ state: 'RUNNING,ERROR' }).data?.state).toEqual(['RUNNING', 'ERROR'])
    expect(parse({ state: ['RUNNING'] }).data?.state).toEqual(['RUNNING'])
  })

  it('has a limit in any case', () => {
    expect(parse({}).data?.limit).toBe(500)
  })

  it.each([
    { state: 'FLYING' },
    { limit: 0 },
    { limit: '5001' },
    { workspace: 'Prod/..' },
    { pinned: 'maybe' },
  ])('refuses %j', (more) => expect(parse(more).success).toBe(false))
})
