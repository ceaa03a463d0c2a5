import { openTestSite, type TestSite } from '../test-site'

const etlShared = '0214-083011-k7m2p9qa'
const monthEnd = '0405-071830-d9q2b6mj'
const day = 24 * 3_600_000
let site: TestSite

beforeAll(async () => {
  site = await openTestSite()
})
afterAll(() => site.close())

const post = (body: object, who: 'ben' | 'chloe' = 'ben') =>
  site.as(who, '/api/2.1/clusters/events', { method: 'POST', body })

const events = async (body: object) => (await post({ cluster_id: etlShared, ...body })).body

describe('events of a cluster', () => {
  it('come latest first, fifty at a time, with how many there are', async () => {
    const page = await events({})
    expect(page.events).toHaveLength(50)
    expect(page.total_count).toBeGreaterThan(300)
    const times = page.events?.map(({ timestamp }) => timestamp) ?? []
    expect(times).toEqual([...times].sort((a, b) => b - a))
    expect(page.events?.[0]?.cluster_id).toBe(etlShared)
  })

  it('begin with who created it and what was asked for', async () => {
    const [first] = (await events({ order: 'ASC', page_size: 1 })).events ?? []
    expect(first?.type).toBe('CREATING')
    expect(first?.details).toMatchObject({
      user: 'ben@contoso.example',
      cluster_size: { autoscale: { min_workers: 2, max_workers: 8 } },
      attributes: { cluster_name: 'etl-shared-prod', spark_version: '15.4.x-scala2.12' },
    })
  })

  it('can all be read by page_token, each once', async () => {
    const seen = new Set<string>()
    let count = 0
    let token: string | undefined
    let total = 0
    do {
      const page = await events({ page_size: 200, ...(token ? { page_token: token } : {}) })
      for (const { timestamp, type } of page.events ?? []) seen.add(`${timestamp} ${type}`)
      count += page.events?.length ?? 0
      total = page.total_count
      token = page.next_page_token
    } while (token)
    expect(count).toBe(total)
    expect(seen.size).toBe(total)
  })

  it('can be read as older clients do, by posting next_page', async () => {
    const first = await events({ limit: 10 })
    const second = (await post(first.next_page ?? {})).body
    const both = await events({ page_size: 20 })
    expect([...(first.events ?? []), ...(second.events ?? [])]).toEqual(both.events)
    expect(first.next_page).toMatchObject({ cluster_id: etlShared, offset: 10, limit: 10 })
    expect(second.prev_page_token).toBeDefined()
  })

  it('are filtered by type and time', async () => {
    const restarts = await events({ event_types: ['RESTARTING'] })
    expect(restarts.total_count).toBe(2)
    const since = site.clock.now() - 7 * day
    const late = await events({ event_types: ['RESTARTING'], start_time: since })
    expect(late.events?.map(({ details }) => details.user)).toEqual(['kira@contoso.example'])
    const early = await events({ event_types: ['RESTARTING'], end_time: since })
    expect(early.total_count).toBe(1)
  })

  it('tell of init scripts with how they went', async () => {
    const { body } = await post({ cluster_id: monthEnd, event_types: ['INIT_SCRIPTS_FINISHED'] })
    expect(body.events?.[0]?.details['init_scripts']).toMatchObject({
      cluster: [
        {
          volumes: { destination: '/Volumes/main/ops/scripts/install-odbc.sh' },
          status: 'SUCCEEDED',
        },
      ],
    })
  })

  it('tell why and by whom it ended', async () => {
    const { body } = await post({ cluster_id: monthEnd, event_types: ['TERMINATING'] })
    const codes = body.events?.map(({ details }) => details.reason?.code)
    expect(codes).toContain('USER_REQUEST')
    expect(codes).toContain('INACTIVITY')
  })

  it.each([
    [{ page_size: 501 }, /Maximum number of events per page is 500/],
    [{ order: 'RANDOM' }, /not a valid order/],
    [{ event_types: ['NAPPING'] }, /not a valid event_types/],
    [{ page_token: 'bm9uc2Vuc2U' }, /Invalid page token/],
    [{ offset: -1 }, /must not be negative/],
  ])('are refused for %j', async (more, words) => {
    const { status, body } = await post({ cluster_id: etlShared, ...more })
    expect([status, body.error_code]).toEqual([400, 'INVALID_PARAMETER_VALUE'])
    expect(body.message).toMatch(words)
  })

  it('need a permission on the cluster', async () => {
    const { status, body } = await post({ cluster_id: etlShared }, 'chloe')
    expect([status, body.error_code]).toEqual([403, 'PERMISSION_DENIED'])
  })
})
