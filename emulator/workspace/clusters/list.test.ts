import { openTestSite, type Alias, type TestSite, type Who } from '../test-site'

const day = 24 * 3_600_000
let site: TestSite

beforeEach(async () => {
  site = await openTestSite()
})
afterEach(() => site.close())

const list = async (who: Who, query = '', alias: Alias = 'prod') =>
  (await site.as(who, `/api/2.1/clusters/list?${query}`, {}, alias)).body

const names = async (who: Who, query = '', alias: Alias = 'prod') =>
  ((await list(who, query, alias)).clusters ?? []).map(({ cluster_name }) => cluster_name)

describe('the seed', () => {
  it('has fourteen clusters in prod, in every state and from every source', async () => {
    const { clusters = [] } = await list('ada')
    expect(clusters).toHaveLength(14)
    const states = ['ERROR', 'PENDING', 'RESIZING', 'RESTARTING', 'RUNNING', 'TERMINATED']
    expect([...new Set(clusters.map(({ state }) => state))].sort()).toEqual([
      ...states,
      'TERMINATING',
      'UNKNOWN',
    ])
    const sources = ['API', 'JOB', 'MODELS', 'PIPELINE', 'PIPELINE_MAINTENANCE', 'SQL', 'UI']
    expect([...new Set(clusters.map(({ cluster_source }) => cluster_source))].sort()).toEqual(
      sources,
    )
  })

  it('has five clusters in dev', async () => {
    expect((await list('ada', '', 'dev')).clusters).toHaveLength(5)
  })

  it('leaves out the name of a creator who has left', async () => {
    const { clusters = [] } = await list('ada')
    const orphan = clusters.find(({ cluster_name }) => cluster_name === 'bi-extracts-nightly')
    expect(orphan).toBeDefined()
    expect(orphan?.creator_user_name).toBeUndefined()
  })

  it('has endings of every kind', async () => {
    const all = [
      ...((await list('ada')).clusters ?? []),
      ...((await list('ada', '', 'dev')).clusters ?? []),
    ]
    const codes = new Set(all.flatMap(({ termination_reason }) => termination_reason?.code ?? []))
    expect([...codes].sort()).toEqual([
      'CLOUD_PROVIDER_RESOURCE_STOCKOUT',
      'DRIVER_UNREACHABLE',
      'INACTIVITY',
      'JOB_FINISHED',
      'NETWORK_CONFIGURATION_FAILURE',
      'SPARK_STARTUP_FAILURE',
      'SPOT_INSTANCE_TERMINATION',
      'USER_REQUEST',
    ])
  })

  it('is the same each time, relative to the clock', async () => {
    const shape = async (other: TestSite) => {
      const { body } = await other.as('ada', '/api/2.1/clusters/list')
      return body.clusters?.map((cluster) => ({
        id: cluster.cluster_id,
        state: cluster.state,
        startedAgo: other.clock.now() - cluster.start_time,
        workers: cluster.executors?.length,
        address: cluster.driver?.private_ip,
      }))
    }
    const second = await openTestSite()
    expect(await shape(second)).toEqual(await shape(site))
    await second.close()
  })
})

describe('the list', () => {
  it.each([
    ['ada', 14],
    ['ben', 12],
    ['chloe', 1],
    ['eve', 11],
    ['finance-etl', 10],
  ] as const)('shows %s the %d clusters on which they have a permission', async (who, count) => {
    expect(await names(who)).toHaveLength(count)
  })

  it('does not show ben what he has no permission on', async () => {
    const seen = await names('ben')
    expect(seen).not.toContain('mlflow-model-fraud-scoring')
    expect(seen).not.toContain("Eve Lindqvist's Personal Compute")
  })

  it('puts what is up before what has ended', async () => {
    const { clusters = [] } = await list('ada')
    const ended = clusters.map(({ state }) => state === 'TERMINATED')
    expect(ended.indexOf(true)).toBeGreaterThan(0)
    expect(ended.lastIndexOf(false)).toBeLessThan(ended.indexOf(true))
  })

  it('filters by state, source, pin and policy', async () => {
    const states = 'filter_by.cluster_states=ERROR&filter_by.cluster_states=UNKNOWN'
    expect((await names('ada', states)).sort()).toEqual([
      'mlflow-model-fraud-scoring',
      'sql-endpoint-legacy-reports',
    ])
    expect(await names('ada', 'filter_by.cluster_sources=JOB')).toHaveLength(1)
    expect((await names('ada', 'filter_by.is_pinned=true')).sort()).toEqual([
      'etl-shared-prod',
      'finance-month-end',
    ])
    expect(await names('ada', 'filter_by.policy_id=E0631F5C0D0006A4')).toEqual(['ml-gpu-training'])
  })

  it('sorts by name in either direction', async () => {
    const up = await names('ada', 'sort_by.field=CLUSTER_NAME')
    expect(up).toEqual([...up].sort((a, b) => a.localeCompare(b)))
    expect(await names('ada', 'sort_by.field=CLUSTER_NAME&sort_by.direction=DESC')).toEqual(
      [...up].reverse(),
    )
  })

  it('says nothing but {} when there is nothing', async () => {
    expect(await list('chloe', 'filter_by.cluster_states=ERROR')).toEqual({})
  })

  it.each([
    ['filter_by.cluster_states=ASLEEP', /'ASLEEP' is not a valid/],
    ['sort_by.field=OWNER', /'OWNER' is not a valid/],
    ['page_size=many', /page_size must be an integer/],
    ['page_size=-1', /must not be negative/],
    ['filter_by.is_pinned=perhaps', /must be true or false/],
    ['page_token=bm9uc2Vuc2U', /Invalid page token/],
  ])('refuses %s', async (query, words) => {
    const { status, body } = await site.as('ada', `/api/2.1/clusters/list?${query}`)
    expect([status, body.error_code]).toEqual([400, 'INVALID_PARAMETER_VALUE'])
    expect(body.message).toMatch(words)
  })

  it('answers on 2.0 as on 2.1, and with an empty query', async () => {
    const older = await site.as('ada', '/api/2.0/clusters/list?')
    expect(older.body.clusters).toHaveLength(14)
  })

  it('forgets terminated clusters after 30 days, but not pinned ones', async () => {
    site.clock.advance(29 * day)
    expect(await names('ada')).toContain('ml-gpu-training')
    site.clock.advance(2 * day)
    const later = await names('ada')
    expect(later).not.toContain('ml-gpu-training')
    expect(later).toContain('finance-month-end')
  })

  it('does not show a cluster that ended long ago, which get still knows', async () => {
    expect(await names('ada')).not.toContain('q3-migration')
    const old = await site.as('ben', '/api/2.1/clusters/get?cluster_id=0911-111111-z3o6i8tk')
    expect(old.body.cluster_name).toBe('q3-migration')
  })
})

describe('pages', () => {
  it('follow one another by token, forward and back, without a gap', async () => {
    const whole = await names('ada')
    const seen: string[] = []
    let token = ''
    for (;;) {
      const page = await list('ada', `page_size=5&page_token=${token}`)
      seen.push(...(page.clusters ?? []).map(({ cluster_name }) => cluster_name))
      if (!page.next_page_token) break
      token = page.next_page_token
    }
    expect(seen).toEqual(whole)
    const last = await list('ada', `page_size=5&page_token=${token}`)
    const back = await list('ada', `page_size=5&page_token=${last.prev_page_token}`)
    expect(back.clusters?.map(({ cluster_name }) => cluster_name)).toEqual(whole.slice(5, 10))
  })

  it('hold 20 unless told, 100 at most', async () => {
    await site.control('settings', { method: 'POST', body: { scale: { prod: 150 } } })
    expect((await list('ada')).clusters).toHaveLength(20)
    const large = await list('ada', 'page_size=1000')
    expect(large.clusters).toHaveLength(100)
    expect(large.next_page_token).toBeDefined()
  })

  it('cannot be continued with another filter', async () => {
    const { next_page_token } = await list('ada', 'page_size=5')
    const other = `filter_by.cluster_states=RUNNING&page_token=${next_page_token}`
    expect((await site.as('ada', `/api/2.1/clusters/list?${other}`)).status).toBe(400)
  })
})
