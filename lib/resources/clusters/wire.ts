import { z } from 'zod'
import { clusterSpecWire } from '@/lib/compute/cluster-spec'
import { clusterId } from '@/lib/databricks/ids'
import { clusterSources, clusterStates } from './states'

/** Maps of the API hold strings; a stray number or flag in one must not cost the whole list. */
const strings = z.record(z.string(), z.coerce.string())

export const terminationReasonWire = z.object({
  code: z.string().optional(),
  type: z.string().optional(),
  parameters: strings.optional(),
})

/** The fields of `ClusterDetails` that Lakedeck reads; anything may be missing but the id. Times are epoch ms. */
export const clusterWire = clusterSpecWire.extend({
  cluster_id: clusterId,
  cluster_name: z.string().optional(),
  state: z.enum(clusterStates).catch('UNKNOWN').optional(),
  state_message: z.string().optional(),
  cluster_source: z.enum(clusterSources).catch('UNKNOWN').optional(),
  creator_user_name: z.string().optional(),
  single_user_name: z.string().optional(),
  data_security_mode: z.string().optional(),
  is_single_node: z.boolean().optional(),
  executors: z.array(z.unknown()).optional(),
  cluster_cores: z.number().optional(),
  cluster_memory_mb: z.number().optional(),
  autotermination_minutes: z.number().optional(),
  start_time: z.number().optional(),
  terminated_time: z.number().optional(),
  last_restarted_time: z.number().optional(),
  last_activity_time: z.number().optional(),
  termination_reason: terminationReasonWire.optional(),
  instance_pool_id: z.string().optional(),
  custom_tags: strings.optional(),
  default_tags: strings.optional(),
  spark_conf: strings.optional(),
  init_scripts: z.array(z.unknown()).optional(),
  pinned_by_user_name: z.string().optional(),
})
export type ClusterWire = z.infer<typeof clusterWire>

/** A list leaves its key out when it is empty, and ends with a missing token or an empty one. */
export const clusterPageWire = z.object({
  clusters: z.array(clusterWire).default([]),
  next_page_token: z.string().optional(),
})

export const clusterEventWire = z.object({
  timestamp: z.number().optional(),
  type: z.string().optional(),
  details: z
    .object({
      user: z.string().optional(),
      cause: z.string().optional(),
      current_num_workers: z.number().optional(),
      target_num_workers: z.number().optional(),
      job_run_name: z.string().optional(),
      driver_state_message: z.string().optional(),
      did_not_expand_reason: z.string().optional(),
      reason: terminationReasonWire.optional(),
    })
    .optional(),
})
export type ClusterEventWire = z.infer<typeof clusterEventWire>

export const clusterEventPageWire = z.object({
  events: z.array(clusterEventWire).default([]),
  next_page_token: z.string().optional(),
  total_count: z.number().optional(),
})
