import type { CsvColumns } from '@/lib/api/csv'
import type { FoundWorkspace } from './schema'

/** A found workspace as a row. */
export const foundColumns: CsvColumns<FoundWorkspace> = {
  id: ({ id }) => id,
  name: ({ name }) => name,
  subscription: ({ subscription }) => subscription,
  resource_group: ({ resourceGroup }) => resourceGroup,
  region: ({ region }) => region,
  host: ({ host }) => host,
  workspace_id: ({ workspaceId }) => workspaceId,
  standing: ({ standing }) => standing.kind,
  alias: ({ standing }) => (standing.kind === 'unusable' ? null : standing.alias),
}
