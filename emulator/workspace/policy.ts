import type { AccessList } from './access'

export type Policy = {
  policy_id: string
  name: string
  description?: string
  /** JSON text, as it travels. */
  definition: string
  creator_user_name?: string
  created_at_timestamp: number
  is_default: boolean
  max_clusters_per_user?: number
  policy_family_id?: string
  policy_family_definition_overrides?: string
  accessList: AccessList
}

export type PolicyFamily = {
  policy_family_id: string
  name: string
  description: string
  definition: string
}
