import { clusterId, workspaceAlias } from '@/lib/databricks/ids'
import type { Cluster } from '@/lib/resources/clusters/schema'
import type { Workspace } from '@/lib/resources/workspaces/schema'

/** A terminated all-purpose cluster, for tests to change what they are about. */
export const aCluster = (change: Partial<Cluster> = {}): Cluster => ({
  clusterId: clusterId.parse('0214-083011-k7m2p9qa'),
  name: 'etl-shared',
  state: 'TERMINATED',
  stateMessage: null,
  source: 'UI',
  creatorUserName: 'ben@contoso.example',
  singleUserName: null,
  accessMode: 'USER_ISOLATION',
  sparkVersion: '16.4.x-scala2.12',
  usesPhoton: false,
  nodeTypeId: 'Standard_D8ds_v5',
  driverNodeTypeId: 'Standard_D8ds_v5',
  size: { kind: 'fixed', workers: 8 },
  cores: null,
  memoryMb: null,
  autoTerminationMinutes: 60,
  startedAt: null,
  terminatedAt: null,
  lastRestartedAt: null,
  lastActivityAt: null,
  terminationReason: null,
  policyId: null,
  instancePoolId: null,
  availability: null,
  customTags: {},
  defaultTags: {},
  sparkConf: {},
  initScriptCount: 0,
  isPinned: false,
  ...change,
})

export const aWorkspace = (alias: string, isProduction: boolean): Workspace => ({
  alias: workspaceAlias.parse(alias),
  host: 'https://adb-1.1.azuredatabricks.net',
  workspaceId: '1',
  isProduction,
})
