import { versions, type Call } from './call'
import { notFound } from './errors'
import { requiredQuery } from './fields'
import type { InstancePool } from './instance-pool'

/** Instances in use are counted from the clusters that stand on the pool now. */
function toWire({ workspace, now }: Call, pool: InstancePool) {
  const wire: Partial<InstancePool> = { ...pool }
  delete wire.accessList
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
  // The words that the Terraform provider waits for.
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
