import type { AccessList, Grantee, Level } from '../workspace/access'
import type { Warehouse, WarehouseSpec } from '../workspace/warehouses/warehouse'
import { ada, ben, grace, hugo, ines, kira } from './jobs/people'
import { warehouseIds } from './warehouse-ids'

const minute = 60_000

const group = (name: string): Grantee => ({ kind: 'group', name })
const analysts = group('analysts')
const engineers = group('data-engineers')

type Seeded = Partial<Omit<Warehouse, 'id' | 'spec' | 'accessList' | 'creator'>> & {
  id: string
  owner: Grantee
  grants: [Grantee, Level][]
  spec: Partial<WarehouseSpec> & Pick<WarehouseSpec, 'name' | 'cluster_size'>
}

function seeded({ id, owner, grants, spec, ...more }: Seeded): Warehouse {
  const accessList: AccessList = [
    { grantee: owner, level: 'IS_OWNER' },
    ...grants.map(([grantee, level]) => ({ grantee, level })),
  ]
  return {
    id,
    creator: owner.name,
    accessList,
    state: 'STOPPED',
    since: 0,
    dueAt: null,
    lastQueryAt: 0,
    busyUntil: 0,
    sessions: 0,
    trouble: null,
    failure: null,
    ...more,
    spec: {
      min_num_clusters: 1,
      max_num_clusters: 1,
      auto_stop_mins: 20,
      warehouse_type: 'PRO',
      enable_photon: true,
      enable_serverless_compute: false,
      spot_instance_policy: 'COST_OPTIMIZED',
      channel: { name: 'CHANNEL_NAME_CURRENT' },
      ...spec,
    },
  }
}

const tags = (team: string) => ({ tags: { custom_tags: [{ key: 'team', value: team }] } })

const degraded = {
  status: 'DEGRADED',
  summary: 'Queries are waiting',
  message: 'Some clusters could not be added; queries may wait longer than usual.',
  details: 'The warehouse wants 6 clusters and has 5.',
} as const

/** At work day and night, and never stopped by silence in that time. */
const always = 400 * 24 * 3_600_000

/** Six in prod, in different states: at work, waiting, degraded, starting, stopped, failed to start. */
const prodWarehouses = (now: number): Warehouse[] => [
  seeded({
    id: warehouseIds.etl,
    owner: kira,
    grants: [[engineers, 'CAN_MANAGE']],
    spec: {
      name: 'ETL Warehouse',
      cluster_size: 'Large',
      max_num_clusters: 6,
      auto_stop_mins: 0,
      ...tags('data-platform'),
    },
    state: 'RUNNING',
    since: now - 9 * 3_600_000,
    lastQueryAt: now,
    busyUntil: now + always,
    sessions: 41,
    trouble: degraded,
  }),
  seeded({
    id: warehouseIds.bi,
    owner: ada,
    grants: [
      [analysts, 'CAN_USE'],
      [engineers, 'CAN_USE'],
    ],
    spec: {
      name: 'BI Serverless',
      cluster_size: 'Medium',
      max_num_clusters: 4,
      auto_stop_mins: 10,
      enable_serverless_compute: true,
      ...tags('bi'),
    },
    state: 'RUNNING',
    since: now - 3 * 3_600_000,
    lastQueryAt: now,
    busyUntil: now + always,
    sessions: 17,
  }),
  seeded({
    id: warehouseIds.adhoc,
    owner: ines,
    grants: [
      [analysts, 'CAN_MONITOR'],
      [engineers, 'CAN_USE'],
    ],
    spec: {
      name: 'Ad hoc',
      cluster_size: 'Small',
      auto_stop_mins: 45,
      warehouse_type: 'CLASSIC',
      ...tags('analytics'),
    },
    state: 'RUNNING',
    since: now - 50 * minute,
    lastQueryAt: now - 4 * minute,
    sessions: 2,
  }),
  seeded({
    id: warehouseIds.finance,
    owner: kira,
    grants: [[engineers, 'CAN_VIEW']],
    spec: {
      name: 'Finance Close',
      cluster_size: 'X-Large',
      max_num_clusters: 2,
      ...tags('finance'),
    },
    state: 'STOPPED',
    since: now - 5 * 3_600_000,
    lastQueryAt: now - 6 * 3_600_000,
  }),
  seeded({
    id: warehouseIds.ml,
    owner: grace,
    grants: [
      [group('data-scientists'), 'CAN_MONITOR'],
      [engineers, 'CAN_MONITOR'],
    ],
    spec: { name: 'ML Features', cluster_size: 'Medium', ...tags('ml') },
    state: 'STARTING',
    since: now - 5_000,
    dueAt: now + 60_000,
  }),
  seeded({
    id: warehouseIds.legacy,
    owner: hugo,
    grants: [[engineers, 'CAN_MANAGE']],
    spec: {
      name: 'legacy-reports-fails-to-start',
      cluster_size: '2X-Small',
      warehouse_type: 'CLASSIC',
      enable_photon: false,
      channel: { name: 'CHANNEL_NAME_PREVIOUS' },
    },
    state: 'STOPPED',
    since: now - 26 * 3_600_000,
    failure: {
      status: 'FAILED',
      summary: 'Warehouse failed to start',
      message: 'Clusters are failing to launch. Cluster launch will be retried.',
      details: 'The requested VM size is not available in the region of the workspace.',
      failure_reason: {
        code: 'CLOUD_PROVIDER_RESOURCE_STOCKOUT',
        type: 'CLOUD_FAILURE',
        parameters: { azure_error_code: 'SkuNotAvailable' },
      },
    },
  }),
]

const devWarehouses = (now: number): Warehouse[] => [
  seeded({
    id: '5d7a90c3e1f2b846',
    owner: ben,
    grants: [[engineers, 'CAN_MANAGE']],
    spec: {
      name: 'Dev Starter',
      cluster_size: '2X-Small',
      auto_stop_mins: 10,
      enable_serverless_compute: true,
    },
    state: 'STOPPED',
    since: now - 2 * 3_600_000,
  }),
  seeded({
    id: 'c68e12fa0b93d745',
    owner: grace,
    grants: [[group('data-scientists'), 'CAN_USE']],
    spec: { name: 'Dev Experiments', cluster_size: 'Small' },
    state: 'RUNNING',
    since: now - 30 * minute,
    lastQueryAt: now - 2 * minute,
    sessions: 1,
  }),
]

export const warehousesAt = (alias: 'prod' | 'dev', now: number): Warehouse[] =>
  alias === 'prod' ? prodWarehouses(now) : devWarehouses(now)
