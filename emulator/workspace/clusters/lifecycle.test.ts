import { openTestSite, type Alias, type TestSite, type Who } from '../test-site'

const monthEnd = '0405-071830-d9q2b6mj'
const adhoc = '0119-101045-h3x5n8dw'
const failing = '0915-092218-x4s7a2lf'
const streaming = '0630-120745-c8g1e5vn'
const etlShared = '0214-083011-k7m2p9qa'
const legacySql = '0703-182650-p5y9j1ue'
const fraudModel = '0528-090107-q7v4r3hy'
const jobRun = '1120-054501-b7d3w1ks-v2n'
const hour = 3_600_000

let site: TestSite

beforeEach(async () => {
  site = await openTestSite()
})
afterEach(() => site.close())

const act = (who: Who, action: string, cluster_id: string, more = {}, alias: Alias = 'prod') =>
  site.as(
    who,
    `/api/2.1/clusters/${action}`,
    { method: 'POST', body: { cluster_id, ...more } },
    alias,
  )

const get = async (cluster_id: string, alias: Alias = 'prod') =>
  (await site.as('ada', `/api/2.1/clusters/get?cluster_id=${cluster_id}`, {}, alias)).body

const stateOf = async (cluster_id: string) => (await get(cluster_id)).state

async function eventTypes(cluster_id: string, count: number): Promise<string[]> {
  const { body } = await act('ada', 'events', cluster_id, { page_size: count })
  return (body.events ?? []).map(({ type }) => type).reverse()
}

describe('a terminated cluster', () => {
  it('starts: PENDING, then RUNNING with its machines, and tells so in its events', async () => {
    expect((await act('ben', 'start', monthEnd)).status).toBe(200)
    const pending = await get(monthEnd)
    expect(pending).toMatchObject({ state: 'PENDING' })
    expect(pending.driver).toBeUndefined()
    expect(pending.termination_reason).toBeUndefined()
    site.clock.advance(11_999)
    expect(await stateOf(monthEnd)).toBe('PENDING')
    site.clock.advance(1)
    const running = await get(monthEnd)
    expect(running).toMatchObject({ state: 'RUNNING', last_restarted_time: site.clock.now() })
    expect(running.executors).toHaveLength(2)
    expect(running.driver?.private_ip).toMatch(/^10\.139\./)
    expect(await eventTypes(monthEnd, 5)).toEqual([
      'STARTING',
      'INIT_SCRIPTS_STARTED',
      'INIT_SCRIPTS_FINISHED',
      'RUNNING',
      'DRIVER_HEALTHY',
    ])
  })

  it('keeps the moment it was first asked for as start_time', async () => {
    const before = (await get(monthEnd)).start_time
    await act('ben', 'start', monthEnd)
    site.clock.advance(12_000)
    expect((await get(monthEnd)).start_time).toBe(before)
  })

  it('cannot be restarted or resized', async () => {
    for (const [action, more] of [
      ['restart', {}],
      ['resize', { num_workers: 3 }],
    ] as const) {
      const { status, body } = await act('ben', action, monthEnd, more)
      expect(status).toBe(400)
      expect(body.error_code).toBe('INVALID_STATE')
      expect(body.message).toBe(`Cluster ${monthEnd} is in unexpected state Terminated.`)
      expect(body.details[0]?.reason).toBe('CM_API_ERROR_SOURCE_CALLER_ERROR')
    }
  })

  it('ends quietly when terminated once more', async () => {
    expect((await act('ben', 'delete', monthEnd)).status).toBe(200)
    expect(await stateOf(monthEnd)).toBe('TERMINATED')
  })
})

describe('a start', () => {
  it.each([
    ['PENDING', 'Pending', async () => void (await act('ben', 'start', monthEnd)), monthEnd],
    ['RUNNING', 'Running', async () => undefined, adhoc],
    ['RESIZING', 'Resizing', async () => undefined, streaming],
    ['ERROR', 'Error', async () => undefined, fraudModel],
    ['UNKNOWN', 'Unknown', async () => undefined, legacySql],
  ])('of a cluster that is %s is refused', async (state, words, prepare, id) => {
    await prepare()
    expect(await stateOf(id)).toBe(state)
    const { status, body } = await act('ada', 'start', id)
    expect([status, body.error_code]).toEqual([400, 'INVALID_STATE'])
    expect(body.message).toBe(`Cluster ${id} is in unexpected state ${words}.`)
  })

  it('fails for want of machines when the name says so', async () => {
    await act('ben', 'start', failing)
    expect(await stateOf(failing)).toBe('PENDING')
    site.clock.advance(7_200)
    expect(await stateOf(failing)).toBe('TERMINATING')
    site.clock.advance(4_000)
    const { state, termination_reason, state_message } = await get(failing)
    expect(state).toBe('TERMINATED')
    expect(termination_reason).toMatchObject({
      code: 'CLOUD_PROVIDER_RESOURCE_STOCKOUT',
      type: 'CLOUD_FAILURE',
      parameters: { azure_error_code: 'SkuNotAvailable' },
    })
    expect(state_message).toContain('Standard_NC24ads_A100_v4')
  })

  it('takes ten times as long when the name says so', async () => {
    const { body } = await site.as('ben', '/api/2.1/clusters/create', {
      method: 'POST',
      body: {
        cluster_name: 'mine-slow-to-start',
        spark_version: '15.4.x-scala2.12',
        node_type_id: 'Standard_D4ds_v5',
        num_workers: 1,
      },
    })
    site.clock.advance(119_000)
    expect(await stateOf(body.cluster_id)).toBe('PENDING')
    site.clock.advance(1_000)
    expect(await stateOf(body.cluster_id)).toBe('RUNNING')
  })

  it('takes as long as transitionMs says, none at all with 0', async () => {
    await site.control('settings', { method: 'POST', body: { transitionMs: 0 } })
    await act('ben', 'start', monthEnd)
    expect(await stateOf(monthEnd)).toBe('RUNNING')
  })

  it('of a job cluster is refused, for it belongs to its run', async () => {
    site.clock.advance(2 * hour)
    expect(await get(jobRun)).toMatchObject({
      state: 'TERMINATED',
      termination_reason: { code: 'JOB_FINISHED', type: 'SUCCESS' },
    })
    const { status, body } = await act('ada', 'start', jobRun)
    expect([status, body.error_code]).toEqual([400, 'INVALID_STATE'])
  })

  it('that is ended before it is up never comes up', async () => {
    await act('ben', 'start', monthEnd)
    await act('ben', 'delete', monthEnd)
    expect(await stateOf(monthEnd)).toBe('TERMINATING')
    site.clock.advance(hour)
    expect(await stateOf(monthEnd)).toBe('TERMINATED')
  })
})

describe('a running cluster', () => {
  it('terminates within seconds and names who asked', async () => {
    await act('ben', 'delete', adhoc)
    expect(await stateOf(adhoc)).toBe('TERMINATING')
    site.clock.advance(4_000)
    const { state, termination_reason, terminated_time, driver } = await get(adhoc)
    expect(state).toBe('TERMINATED')
    expect(terminated_time).toBe(site.clock.now())
    expect(driver).toBeUndefined()
    expect(termination_reason).toEqual({
      code: 'USER_REQUEST',
      type: 'SUCCESS',
      parameters: { username: 'ben@contoso.example' },
    })
  })

  it('is not at work any more, nor is any other that has ended', async () => {
    await act('ada', 'delete', streaming)
    site.clock.advance(hour)
    const { body } = await site.as('ada', '/api/2.1/clusters/list?page_size=100')
    const ended =
      body.clusters?.filter(({ terminated_time }) => terminated_time !== undefined) ?? []
    expect(ended.map(({ cluster_id }) => cluster_id)).toContain(streaming)
    for (const { last_activity_time = 0, terminated_time = 0 } of ended) {
      expect(last_activity_time).toBeLessThanOrEqual(terminated_time)
    }
  })

  it('restarts with other machines and another Spark context', async () => {
    const before = await get(adhoc)
    await act('ben', 'restart', adhoc)
    expect(await stateOf(adhoc)).toBe('RESTARTING')
    site.clock.advance(10_000)
    const after = await get(adhoc)
    expect(after.state).toBe('RUNNING')
    expect(after.driver?.private_ip).not.toBe(before.driver?.private_ip)
    expect(after.spark_context_id).not.toBe(before.spark_context_id)
  })

  it('ends by itself once it was silent for as long as it may be', async () => {
    const { last_activity_time = 0 } = await get(adhoc)
    site.clock.advance(last_activity_time + hour - site.clock.now() - 1)
    expect(await stateOf(adhoc)).toBe('RUNNING')
    site.clock.advance(5_000)
    const { state, termination_reason } = await get(adhoc)
    expect(state).toBe('TERMINATED')
    expect(termination_reason).toEqual({
      code: 'INACTIVITY',
      type: 'SUCCESS',
      parameters: { inactivity_duration_min: '60' },
    })
  })

  it('is never ended by silence when autotermination_minutes is 0', async () => {
    site.clock.advance(30 * 24 * hour)
    expect(await stateOf('1107-063300-r2c9f4yb')).toBe('RUNNING')
  })

  it('resizes: num_workers at once, machines when they are there', async () => {
    expect((await act('ada', 'resize', adhoc, { num_workers: 5 })).status).toBe(200)
    const during = await get(adhoc)
    expect(during).toMatchObject({ state: 'RESIZING', num_workers: 5 })
    expect(during.autoscale).toBeUndefined()
    expect(during.executors?.length).toBeLessThan(5)
    site.clock.advance(6_000)
    const after = await get(adhoc)
    expect(after.state).toBe('RUNNING')
    expect(after.executors).toHaveLength(5)
    expect(await eventTypes(adhoc, 2)).toEqual(['RESIZING', 'UPSIZE_COMPLETED'])
  })

  it('at work changes its size by itself now and then', async () => {
    const types = async () =>
      (await act('ada', 'events', etlShared, { event_types: ['RESIZING'] })).body
    const before = (await types()).total_count
    site.clock.advance(24 * hour)
    const after = await types()
    expect(after.total_count).toBeGreaterThan(before + 15)
    expect(after.events?.[0]?.details).toMatchObject({ cause: 'AUTOSCALE' })
    const { executors = [] } = await get(etlShared)
    expect(executors.length).toBeGreaterThanOrEqual(2)
    expect(executors.length).toBeLessThanOrEqual(8)
  })

  it('goes on from RESIZING and RESTARTING of the seed by the clock', async () => {
    site.clock.advance(hour)
    expect(await stateOf(streaming)).toBe('RUNNING')
    expect(await stateOf('1015-134455-f1l8t7zc')).toBe('RUNNING')
    expect(await stateOf('0822-155940-n6w3k9ro')).toBe('RUNNING')
    expect(await stateOf('1120-060212-t5j8q2xe-v2n')).toBe('TERMINATED')
  })
})

it('writes Spark context ids beyond 2^53 as bare integers', async () => {
  const { text } = await site.as('ada', `/api/2.1/clusters/get?cluster_id=${adhoc}`)
  const id = /"spark_context_id":(\d+)/.exec(text)?.[1] ?? ''
  expect(id).toHaveLength(19)
  expect(BigInt(id)).toBeGreaterThan(2n ** 53n)
})

it('permanent-delete leaves nothing', async () => {
  expect((await act('ben', 'permanent-delete', monthEnd)).status).toBe(200)
  const { status, body } = await act('ben', 'start', monthEnd)
  expect(status).toBe(400)
  expect(body.message).toBe(`Cluster ${monthEnd} does not exist`)
})
