import { callerNumber } from '@/lib/api/testing/test-caller'
import { warehouseId } from '@/lib/databricks/ids'
import { inTurn, json, prod, serveWorkspaces } from '@/lib/databricks/testing/serve-workspaces'
import { listWarehousesInput, warehouseDetail, warehousePage, warehousePermissions } from './schema'
import {
  getWarehouse,
  getWarehousePermissions,
  listWarehouses,
  startWarehouse,
  stopWarehouse,
} from './server'

let server: Awaited<ReturnType<typeof serveWorkspaces>>
beforeAll(async () => {
  server = await serveWorkspaces()
})
afterAll(() => server.close())

// Somebody new for each test, so that nobody is answered from memory.
let number = 2_500
const somebody = () => callerNumber(++number)
const id = warehouseId.parse('a1b2c3d4e5f60718')
const one = { workspace: prod, warehouseId: id }
const asked = () => server.seen.map(({ method, url }) => `${method} ${url}`)
const list = (more: object = {}) => listWarehousesInput.parse({ workspace: 'prod', ...more })
const refused = json(
  { error_code: 'PERMISSION_DENIED', message: "You don't have permission to this resource." },
  403,
)
const at = '/api/2.0/sql/warehouses'

it('lists every warehouse, also where the list has pages', async () => {
  server.reply(
    inTurn(
      json({ warehouses: [{ id, state: 'RUNNING' }], next_page_token: 'p2' }),
      json({ warehouses: [{ id: 'b1b2c3d4e5f60718', state: 'HIBERNATING' }] }),
    ),
  )
  const page = warehousePage.parse(await listWarehouses(somebody(), list()))
  expect(page.items.map(({ state }) => state)).toEqual(['RUNNING', 'UNKNOWN'])
  expect(asked()).toEqual([`GET ${at}`, `GET ${at}?page_token=p2`])
  server.reply(json({}))
  expect((await listWarehouses(somebody(), list())).items).toEqual([])
})

it('leaves out what lacks a word of the search', async () => {
  server.reply(json({ warehouses: [{ id, name: 'BI small' }, { id: 'b1b2c3d4e5f60718' }] }))
  const page = await listWarehouses(somebody(), list({ q: 'small prod' }))
  expect(page.items.map(({ warehouseId }) => warehouseId)).toEqual([id])
})

it('reads what kind it is, how it does and how tools connect', async () => {
  server.reply(
    json({
      id,
      name: 'BI',
      state: 'STOPPED',
      warehouse_type: 'PRO',
      enable_serverless_compute: true,
      cluster_size: 'Medium',
      min_num_clusters: 1,
      max_num_clusters: 4,
      auto_stop_mins: 10,
      channel: { name: 'CHANNEL_NAME_CURRENT' },
      tags: { custom_tags: [{ key: 'team', value: 'bi' }] },
      health: {
        status: 'FAILED',
        summary: 'Warehouse failed to start',
        message: 'Clusters fail.',
        details: 'No machines.',
        failure_reason: { code: 'CLOUD_PROVIDER_RESOURCE_STOCKOUT' },
      },
      odbc_params: { hostname: 'h', path: '/sql/1.0/warehouses/x', port: 443 },
    }),
  )
  const found = warehouseDetail.parse(await getWarehouse(somebody(), one))
  expect(found).toMatchObject({
    kind: 'serverless',
    autoStopMinutes: 10,
    tags: { team: 'bi' },
    connection: { hostname: 'h', httpPath: '/sql/1.0/warehouses/x', port: 443 },
    health: {
      status: 'FAILED',
      summary: 'Warehouse failed to start',
      details: 'Clusters fail. No machines.',
      failureCode: 'CLOUD_PROVIDER_RESOURCE_STOCKOUT',
    },
  })
  expect(asked()).toEqual([`GET ${at}/${id}`])
})

it('that says nothing but its id is still one', async () => {
  server.reply(json({ id }))
  expect(warehouseDetail.parse(await getWarehouse(somebody(), one))).toMatchObject({
    name: id,
    state: 'UNKNOWN',
    kind: 'unknown',
    health: null,
    connection: null,
  })
})

it.each([
  ['starts', startWarehouse, 'start', 'STARTING'],
  ['stops', stopWarehouse, 'stop', 'STOPPING'],
] as const)(
  '%s, again after a 503, and answers with how it is then',
  async (_what, act, word, state) => {
    server.reply((seen, response) =>
      seen.method === 'POST'
        ? (server.seen.length === 1 ? json({}, 503) : json({}))(seen, response)
        : json({ id, state })(seen, response),
    )
    expect((await act(somebody(), one)).state).toBe(state)
    expect(asked()).toEqual([
      `POST ${at}/${id}/${word}`,
      `POST ${at}/${id}/${word}`,
      `GET ${at}/${id}`,
    ])
  },
)

it('tells who may do what with it', async () => {
  server.reply(
    json({
      access_control_list: [
        { group_name: 'analysts', all_permissions: [{ permission_level: 'CAN_USE' }] },
      ],
    }),
  )
  const found = warehousePermissions.parse(await getWarehousePermissions(somebody(), one))
  expect(found.grants).toHaveLength(1)
  expect(asked()).toEqual([`GET /api/2.0/permissions/warehouses/${id}`])
})

it.each([
  ['listing', () => listWarehouses(somebody(), list())],
  ['reading', () => getWarehouse(somebody(), one)],
  ['reading who may do what', () => getWarehousePermissions(somebody(), one)],
  ['starting', () => startWarehouse(somebody(), one)],
  ['stopping', () => stopWarehouse(somebody(), one)],
])('%s is refused to who may not, in the words of Databricks', async (_what, act) => {
  server.reply(refused)
  await expect(act()).rejects.toMatchObject({ kind: 'no-access', status: 403 })
})
