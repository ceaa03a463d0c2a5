import type { NamedSchemas } from '@/lib/api/openapi/json-schema'
import { grant } from '@/lib/databricks/permissions'
import { cluster, clusterEvent } from '@/lib/resources/clusters/schema'
import { job } from '@/lib/resources/jobs/schema'
import { me } from '@/lib/resources/me/schema'
import { run, runDetail } from '@/lib/resources/runs/schema'
import { warehouse } from '@/lib/resources/warehouses/schema'
import { workspaceWithHealth } from '@/lib/resources/workspaces/schema'
import { check } from '@/lib/views/doctor/schema'
import { nowPart, nowRow } from '@/lib/views/now/schema'

/** What a client generator makes a type of. */
export const namedSchemas: NamedSchemas = {
  Check: check,
  Cluster: cluster,
  ClusterEvent: clusterEvent,
  Grant: grant,
  Job: job,
  Me: me,
  NowPart: nowPart,
  NowRow: nowRow,
  Run: run,
  RunDetail: runDetail,
  Warehouse: warehouse,
  Workspace: workspaceWithHealth,
}
