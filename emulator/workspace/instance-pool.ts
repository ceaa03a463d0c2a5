import type { AccessList } from './access'

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
