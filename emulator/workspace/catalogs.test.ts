import { openTestSite, type TestSite, type Who } from './test-site'

const monthEnd = '0405-071830-d9q2b6mj'
const etlShared = '0214-083011-k7m2p9qa'
const pool = '0911-074512-cloth14-pool-k2v8d5mq'
let site: TestSite

beforeEach(async () => {
  site = await openTestSite()
})
afterEach(() => site.close())

const get = async (who: Who, path: string) => site.as(who, `/api/2.0/${path}`)
const post = (who: Who, path: string, body: object) =>
  site.as(who, `/api/2.0/${path}`, { method: 'POST', body })

describe('cluster policies', () => {
  it.each([
    ['ada', 4],
    ['ben', 3],
    ['finance-etl', 3],
  ] as const)('are listed for %s where they may use them', async (who, count) => {
    expect((await get(who, 'policies/clusters/list')).body.policies).toHaveLength(count)
  })

  it('are none for chloe', async () => {
    expect((await get('chloe', 'policies/clusters/list')).body).toEqual({})
    const { status } = await get('chloe', 'policies/clusters/get?policy_id=E0631F5C0D0006A2')
    expect(status).toBe(403)
  })

  it('carry their definition as JSON text and come in the order asked for', async () => {
    const query = 'sort_column=POLICY_NAME&sort_order=ASC'
    const { policies = [] } = (await get('ada', `policies/clusters/list?${query}`)).body
    expect(policies.map(({ name }) => name)).toEqual([
      'Data engineering: standard',
      'Jobs on spot',
      'Machine learning: GPU',
      'Personal Compute',
    ])
    expect(JSON.parse(policies[0]?.definition ?? '')).toHaveProperty('spark_version')
  })

  it('that do not exist are 400, as the service says it', async () => {
    const { status, body } = await get('ada', 'policies/clusters/get?policy_id=X')
    expect([status, body.error_code]).toEqual([400, 'INVALID_PARAMETER_VALUE'])
    expect((await get('ada', 'policies/clusters/get')).body.message).toBe(
      'Missing required field: policy_id',
    )
  })
})

it('policy families come in pages, and one by its id', async () => {
  const first = (await get('ben', 'policy-families?max_results=3')).body
  expect(first.policy_families).toHaveLength(3)
  const rest = await get('ben', `policy-families?max_results=3&page_token=${first.next_page_token}`)
  expect(rest.body.policy_families).toHaveLength(1)
  expect(rest.body.next_page_token).toBeUndefined()
  expect((await get('ben', 'policy-families/personal-vm')).status).toBe(200)
  expect((await get('ben', 'policy-families/none')).status).toBe(400)
})

describe('instance pools', () => {
  it('count the instances that clusters on them use now', async () => {
    const { body } = await get('ben', `instance-pools/get?instance_pool_id=${pool}`)
    expect(body.stats).toMatchObject({ used_count: 3, idle_count: 2 })
    site.clock.advance(3 * 3_600_000)
    const later = await get('ben', `instance-pools/get?instance_pool_id=${pool}`)
    expect(later.body.stats).toMatchObject({ used_count: 0 })
  })

  it('are listed for who may attach to them', async () => {
    expect((await get('ben', 'instance-pools/list')).body.instance_pools).toHaveLength(1)
    expect((await get('chloe', 'instance-pools/list')).body).toEqual({})
    expect((await get('chloe', `instance-pools/get?instance_pool_id=${pool}`)).status).toBe(403)
    expect((await get('ben', 'instance-pools/get?instance_pool_id=x')).status).toBe(404)
  })
})

describe('libraries', () => {
  const status = async (cluster: string) =>
    (await get('ben', `libraries/cluster-status?cluster_id=${cluster}`)).body.library_statuses ?? []

  it('are installed, or failed with the reason, on a running cluster', async () => {
    expect((await status(etlShared)).map((each) => each.status)).toEqual([
      'INSTALLED',
      'INSTALLED',
      'FAILED',
    ])
    expect((await status(etlShared))[2]?.messages?.[0]).toMatch(/no matching distribution/)
  })

  it('wait for a terminated cluster to start, then install by the clock', async () => {
    const library = { pypi: { package: 'polars==1.20.0' } }
    await post('ben', 'libraries/install', { cluster_id: monthEnd, libraries: [library] })
    expect((await status(monthEnd)).map((each) => each.status)).toEqual(['PENDING', 'PENDING'])
    await post('ben', 'clusters/start', { cluster_id: monthEnd })
    site.clock.advance(12_000)
    expect((await status(monthEnd))[1]?.status).toBe('RESOLVING')
    site.clock.advance(3_000)
    expect((await status(monthEnd))[1]?.status).toBe('INSTALLING')
    site.clock.advance(5_000)
    expect((await status(monthEnd))[1]?.status).toBe('INSTALLED')
  })

  it('are removed at the next restart, at once when nothing runs', async () => {
    const library = { pypi: { package: 'great-expectations==1.3.1' } }
    await post('ben', 'libraries/uninstall', { cluster_id: etlShared, libraries: [library] })
    expect((await status(etlShared))[0]?.status).toBe('UNINSTALL_ON_RESTART')
    await post('ben', 'clusters/restart', { cluster_id: etlShared })
    site.clock.advance(20_000)
    expect(await status(etlShared)).toHaveLength(2)
    const idle = { pypi: { package: 'openpyxl==3.1.5' } }
    await post('ben', 'libraries/uninstall', { cluster_id: monthEnd, libraries: [idle] })
    expect(await status(monthEnd)).toEqual([])
  })

  it('are listed over the clusters that a person sees', async () => {
    expect((await get('ben', 'libraries/all-cluster-statuses')).body.statuses).toHaveLength(2)
    expect((await get('chloe', 'libraries/all-cluster-statuses')).body).toEqual({})
  })

  it('need CAN_MANAGE and one kind each', async () => {
    const body = { cluster_id: '0119-101045-h3x5n8dw', libraries: [{ jar: 'dbfs:/x.jar' }] }
    expect((await post('ben', 'libraries/install', body)).status).toBe(403)
    const two = { cluster_id: monthEnd, libraries: [{ jar: 'a', whl: 'b' }] }
    expect((await post('ben', 'libraries/install', two)).body.message).toMatch(/exactly one of/)
    expect((await post('ben', 'libraries/install', { cluster_id: monthEnd })).body.message).toBe(
      'Missing required field: libraries',
    )
  })
})

it('global init scripts are for admins', async () => {
  expect((await get('ada', 'global-init-scripts')).body.scripts).toHaveLength(2)
  const { status, body } = await get('ben', 'global-init-scripts')
  expect([status, body.error_code]).toEqual([403, 'PERMISSION_DENIED'])
})

it('node types, runtimes and zones are what a cluster may be made of', async () => {
  const { node_types } = (await get('chloe', 'clusters/list-node-types')).body
  expect(node_types.map(({ node_type_id }) => node_type_id)).toContain('Standard_DS3_v2')
  const { versions } = (await get('chloe', 'clusters/spark-versions')).body
  expect(versions).toContainEqual({
    key: '16.4.x-gpu-ml-scala2.12',
    name: '16.4 LTS ML (includes Apache Spark 3.5.2, GPU, Scala 2.12)',
  })
  expect((await get('chloe', 'clusters/list-zones')).body.zones).toContain('westeurope-1')
})
