import { workspaceAlias } from '@/lib/databricks/ids'
import type { Workspace } from '@/lib/resources/workspaces/schema'

/** A workspace, production when it is called so. */
export const aWorkspace = (alias = 'prod'): Workspace => ({
  alias: workspaceAlias.parse(alias),
  host: 'https://adb-1.1.azuredatabricks.net',
  workspaceId: '1',
  isProduction: alias === 'prod',
})
