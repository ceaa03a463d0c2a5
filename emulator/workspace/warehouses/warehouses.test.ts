import { openTestSite, type TestSite, type Who } from '../test-site'
import { warehouseIds } from '../../seed/warehouse-ids'

type Warehouse = {
  id: string
  name: string
  state: string
  num_clusters: number
  num_active_sessions: number
  auto_stop_mins: number
  cluster_size: string
  health?: { status: string; failure_reason?: { code: string } }
  odbc_params: { path: string; hostname: string }
  jdbc_url: string
  error_code?: string
  message?: string
  warehouses?: Warehouse[]
  next_page_token?: string
}

let site: TestSite

beforeEach(async () => {
  site = await openTestSite()
})
afterEach(() => site.close())

async function call(who: Who, path = '', method = 'GET', body?: object): Promise<Warehouse> {
  const request = { method, ...(body ? { body } : {}) }
  return (await site.as(who, `/api/2.0/sql/warehouses${path}`, request))
    .body as unknown as Warehouse
}

const minute = 60_000
const tagged = (count: number) => ({
  tags: {
    custom_tags: Array.from({ length: count }, (_, tag) => ({ key: `t${tag}`, value: 'x' })),
  },
})
const stateOf = async (id: string) => (await call('ada', `/${id}`)).state

async function make(more: object = {}) {
  const { id } = await call('ben', '', 'POST', { name: 'mine', cluster_size: 'Small', ...more })
  return id
}

describe('the seed', () => {
  it('has six warehouses in prod in different states and conditions', async () => {
    const { warehouses = [] } = await call('ada')
    expect(warehouses.map(({ name, state, health }) => [name, state, health?.status])).toEqual([
      ['Ad hoc', 'RUNNING', 'HEALTHY'],
      ['BI Serverless', 'RUNNING', 'HEALTHY'],
      ['ETL Warehouse', 'RUNNING', 'DEGRADED'],
      ['Finance Close', 'STOPPED', undefined],
      ['legacy-reports-fails-to-start', 'STOPPED', 'FAILED'],
      ['ML Features', 'STARTING', 'HEALTHY'],
    ])
  })

  it('tells how to reach each by ODBC and JDBC', async () => {
    const { odbc_params, jdbc_url, id } = await call('ada', `/${warehouseIds.bi}`)
    expect(odbc_params.path).toBe(`/sql/1.0/warehouses/${id}`)
    expect(jdbc_url).toContain(`httpPath=/sql/1.0/warehouses/${id};`)
  })

  it('shows an analyst the two that analysts may use', async () => {
    const { warehouses = [] } = await call('chloe')
    expect(warehouses.map(({ name }) => name)).toEqual(['Ad hoc', 'BI Serverless'])
  })
})

describe('the list of warehouses', () => {
  it('comes in pages that together are the whole', async () => {
    const names: string[] = []
    for (let token = ''; ;) {
      const page = await call('ada', `?page_size=4${token}`)
      const { warehouses = [] } = page
      names.push(...warehouses.map(({ name }) => name))
      if (!page.next_page_token) break
      expect(warehouses).toHaveLength(4)
      token = `&page_token=${page.next_page_token}`
    }
    const { warehouses: all = [] } = await call('ada')
    expect(names).toEqual(all.map(({ name }) => name))
    expect(names).toHaveLength(6)
  })

  it.each(['page_size=-5', 'page_size=some', 'page_token=x'])('refuses %s', async (query) => {
    expect(await call('ada', `?${query}`)).toMatchObject({ error_code: 'INVALID_PARAMETER_VALUE' })
  })
})

describe('a warehouse', () => {
  it('starts and stops by way of STARTING and STOPPING', async () => {
    const id = warehouseIds.finance
    expect(await call('ada', `/${id}/start`, 'POST')).toEqual({})
    expect(await stateOf(id)).toBe('STARTING')
    site.clock.advance(15_000)
    expect(await call('ada', `/${id}`)).toMatchObject({ state: 'RUNNING', num_clusters: 1 })
    await call('ada', `/${id}/stop`, 'POST')
    expect(await stateOf(id)).toBe('STOPPING')
    site.clock.advance(15_000)
    expect(await call('ada', `/${id}`)).toMatchObject({ state: 'STOPPED', num_clusters: 0 })
  })

  it('is left alone by a start while it runs and a stop while it is stopped', async () => {
    await call('ada', `/${warehouseIds.bi}/start`, 'POST')
    await call('ada', `/${warehouseIds.finance}/stop`, 'POST')
    expect([await stateOf(warehouseIds.bi), await stateOf(warehouseIds.finance)]).toEqual([
      'RUNNING',
      'STOPPED',
    ])
  })

  it('stops by itself when nobody has asked it for so many minutes', async () => {
    site.clock.advance(40 * minute)
    expect(await stateOf(warehouseIds.adhoc)).toBe('RUNNING')
    site.clock.advance(2 * minute)
    expect(await stateOf(warehouseIds.adhoc)).toBe('STOPPED')
    expect(await stateOf(warehouseIds.etl)).toBe('RUNNING')
  })

  it('is started by a SQL task that asks it', async () => {
    const id = warehouseIds.finance
    const sql_task = { warehouse_id: id, query: { query_id: 'q' } }
    const { body } = await site.as('ben', '/api/2.2/jobs/runs/submit', {
      method: 'POST',
      body: { tasks: [{ task_key: 'ask', sql_task }] },
    })
    expect(body).toHaveProperty('run_id')
    site.clock.advance(8_000)
    expect(await stateOf(id)).toBe('STARTING')
    site.clock.advance(minute)
    expect(await stateOf(id)).toBe('RUNNING')
  })

  it('whose name says so fails to start, and says why', async () => {
    await call('ben', `/${warehouseIds.legacy}/start`, 'POST')
    expect((await call('ben', `/${warehouseIds.legacy}`)).health?.status).toBe('HEALTHY')
    site.clock.advance(minute)
    const { state, health } = await call('ben', `/${warehouseIds.legacy}`)
    expect([state, health?.failure_reason?.code]).toEqual([
      'STOPPED',
      'CLOUD_PROVIDER_RESOURCE_STOCKOUT',
    ])
  })

  it('is made, edited and deleted by its owner', async () => {
    const id = await make()
    expect(await call('ben', `/${id}`)).toMatchObject({ state: 'STARTING', auto_stop_mins: 120 })
    await call('ben', `/${id}/edit`, 'POST', { cluster_size: 'Large' })
    expect(await call('ben', `/${id}`)).toMatchObject({ name: 'mine', cluster_size: 'Large' })
    await call('ben', `/${id}`, 'DELETE')
    site.clock.advance(minute)
    expect(await call('ben', `/${id}`)).toMatchObject({ error_code: 'RESOURCE_DOES_NOT_EXIST' })
  })

  it.each([
    ['a start', 'start', {}],
    ['a stop', 'stop', {}],
    ['an edit', 'edit', { cluster_size: 'Large' }],
  ])('that is being deleted refuses %s, and is gone all the same', async (_what, verb, body) => {
    const id = await make()
    await call('ben', `/${id}`, 'DELETE')
    expect(await call('ben', `/${id}/${verb}`, 'POST', body)).toMatchObject({
      error_code: 'INVALID_STATE',
    })
    expect(await call('ben', `/${id}`)).toMatchObject({ state: 'DELETING', cluster_size: 'Small' })
    site.clock.advance(minute)
    expect(await call('ben', `/${id}`)).toMatchObject({ error_code: 'RESOURCE_DOES_NOT_EXIST' })
  })

  it('that is deleted twice is gone as soon as after once', async () => {
    const id = await make()
    await call('ben', `/${id}`, 'DELETE')
    site.clock.advance(2_000)
    expect(await call('ben', `/${id}`, 'DELETE')).toEqual({})
    site.clock.advance(2_000)
    expect(await call('ben', `/${id}`)).toMatchObject({ error_code: 'RESOURCE_DOES_NOT_EXIST' })
  })

  it.each<[string, object]>([
    ['a size that is none', { cluster_size: 'Huge' }],
    ['an auto stop of five minutes', { auto_stop_mins: 5 }],
    ['more least than most clusters', { min_num_clusters: 3, max_num_clusters: 2 }],
    ['31 least clusters', { min_num_clusters: 31 }],
    ['41 most clusters', { max_num_clusters: 41 }],
    ['serverless without PRO', { enable_serverless_compute: true, warehouse_type: 'CLASSIC' }],
    ['a name that is taken', { name: 'BI Serverless' }],
    ['no letter of a name', { name: '' }],
    ['a name of 100 characters', { name: 'x'.repeat(100) }],
    ['45 tags', tagged(45)],
  ])('is refused with %s', async (_what, more) => {
    const reply = await call('ben', '', 'POST', { name: 'mine', cluster_size: 'Small', ...more })
    expect(reply).toMatchObject({ error_code: 'INVALID_PARAMETER_VALUE' })
  })

  it('may have a name of 99 characters and 44 tags, and no more by an edit', async () => {
    const id = await make({ name: 'x'.repeat(99), ...tagged(44) })
    expect(await call('ben', `/${id}`)).toMatchObject({ name: 'x'.repeat(99), ...tagged(44) })
    for (const body of [{ name: 'x'.repeat(100) }, tagged(45)]) {
      expect(await call('ben', `/${id}/edit`, 'POST', body)).toMatchObject({
        error_code: 'INVALID_PARAMETER_VALUE',
      })
    }
  })

  it('may stop after one minute when it is serverless', async () => {
    const id = await make({ enable_serverless_compute: true, auto_stop_mins: 1 })
    site.clock.advance(10_000)
    expect(await stateOf(id)).toBe('RUNNING')
    site.clock.advance(2 * minute)
    expect(await stateOf(id)).toBe('STOPPED')
  })
})

describe('rights on warehouses', () => {
  const refused = {
    error_code: 'PERMISSION_DENIED',
    message: "You don't have permission to this resource.",
  }

  /** Chloe has no other right on it. */
  async function give(id: string, permission_level: string) {
    const access_control_list = [{ user_name: 'chloe@contoso.example', permission_level }]
    await site.as('ada', `/api/2.0/permissions/warehouses/${id}`, {
      method: 'PATCH',
      body: { access_control_list },
    })
  }

  it.each([
    ['CAN_VIEW', 'PERMISSION_DENIED', 'PERMISSION_DENIED'],
    ['CAN_USE', 'started', 'PERMISSION_DENIED'],
    ['CAN_MONITOR', 'started', 'PERMISSION_DENIED'],
    ['CAN_MANAGE', 'started', 'stopped'],
  ])('of %s alone answer a start with %s and a stop with %s', async (level, start, stop) => {
    const id = warehouseIds.finance
    await give(id, level)
    const started = await call('chloe', `/${id}/start`, 'POST')
    const stopped = await call('chloe', `/${id}/stop`, 'POST')
    expect([started.error_code ?? 'started', stopped.error_code ?? 'stopped']).toEqual([
      start,
      stop,
    ])
  })

  it('let an engineer who monitors a warehouse start it, and not stop it', async () => {
    expect(await call('ben', `/${warehouseIds.ml}/start`, 'POST')).toEqual({})
    expect(await call('ben', `/${warehouseIds.ml}/stop`, 'POST')).toMatchObject(refused)
  })

  it('keep making warehouses to those who may make clusters', async () => {
    const body = { name: 'mine', cluster_size: 'Small' }
    expect(await call('chloe', '', 'POST', body)).toMatchObject({ error_code: 'PERMISSION_DENIED' })
  })

  it('are given by who manages it', async () => {
    const grants = [{ user_name: 'chloe@contoso.example', permission_level: 'CAN_VIEW' }]
    const path = `/api/2.0/permissions/warehouses/${warehouseIds.finance}`
    const refused = await site.as('ben', path, {
      method: 'PATCH',
      body: { access_control_list: grants },
    })
    expect(refused.status).toBe(403)
    await site.as('ada', path, { method: 'PATCH', body: { access_control_list: grants } })
    expect((await call('chloe', `/${warehouseIds.finance}`)).name).toBe('Finance Close')
  })
})
