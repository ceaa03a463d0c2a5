import { withWorkspaceColumn } from '@/lib/api/csv'
import { clusterColumns } from '@/lib/resources/clusters/csv'
import type { Cluster } from '@/lib/resources/clusters/schema'
import type { Workspace } from '@/lib/resources/workspaces/schema'

type ShownCluster = { workspace: Workspace; cluster: Cluster }

/** The list of clusters as a table for spreadsheets. */
export const shownClusterColumns = withWorkspaceColumn(
  clusterColumns,
  ({ cluster }: ShownCluster) => cluster,
)
