import type { AccessList } from './access'
import { versions, type Call } from './call'
import { notFound } from './errors'
import { requiredQuery } from './fields'

export type InstancePool = {
  instance_pool_id: string
  instance_pool_name: string
  node_type_id: string
  min_idle_instances: number
  max_capacity?: number
  idle_instance_autotermination_minutes: number
  enable_elastic_disk: boolean
  preloaded_spark_versions?: string[]
  azure_attributes: { availability: 'ON_DEMAND_AZURE' | 'SPOT_AZURE'; spot_bid_max_price?: number }
  custom_tags?: Record<string, string>
  accessList: AccessList
}

/** Instances in use are counted from the clusters that stand on the pool now. */
function toWire({ workspace, now }: Call, pool: InstancePool) {
  const { accessList: _, ...wire } = pool
  const clusters = workspace
    .clustersAt(now)
    .filter(({ spec }) => spec.instance_pool_id === pool.instance_pool_id)
  const used = clusters
    .filter(({ state }) => state === 'RUNNING' || state === 'RESIZING' || state === 'RESTARTING')
    .reduce((sum, { workers }) => sum + workers + 1, 0)
  const pending = clusters
    .filter(({ state }) => state === 'PENDING')
    .reduce((sum, { wantedWorkers }) => sum + wantedWorkers + 1, 0)
  return {
    ...wire,
    default_tags: {
      Vendor: 'Databricks',
      DatabricksInstancePoolId: pool.instance_pool_id,
    },
    state: 'ACTIVE',
    stats: {
      used_count: used,
      idle_count: pool.min_idle_instances,
      pending_used_count: pending,
      pending_idle_count: 0,
    },
    status: {},
  }
}

export function usablePool({ workspace, principal }: Call, id: string): InstancePool {
  const pool = workspace.instancePools.find(({ instance_pool_id }) => instance_pool_id === id)
  if (!pool) throw notFound(`Can't find an instance pool with id: ${id}`)
  workspace.requireLevel(principal, 'instance-pools', id, pool.accessList, 'CAN_ATTACH_TO')
  return pool
}

function listPools(call: Call) {
  const { workspace, principal } = call
  const pools = workspace.instancePools.filter(({ accessList }) =>
    workspace.sees(principal, 'instance-pools', accessList),
  )
  return pools.length > 0 ? { instance_pools: pools.map((pool) => toWire(call, pool)) } : {}
}

export const instancePoolRoutes = [
  ...versions('GET', ['2.0'], '/instance-pools/list', listPools),
  ...versions('GET', ['2.0'], '/instance-pools/get', (call) =>
    toWire(call, usablePool(call, requiredQuery(call.query, 'instance_pool_id'))),
  ),
]
