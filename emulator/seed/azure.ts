import { tenantId, workspaces, type Person } from './directory'

type Alias = (typeof workspaces)[number]['alias']

/** A Microsoft.Databricks/workspaces resource, and who may read it. */
export type SeededResource = {
  name: string
  resourceGroup: string
  location: string
  workspaceId: string | null
  /** The workspace of the emulator behind it; null where none answers (yet). */
  alias: Alias | null
  provisioningState: 'Succeeded' | 'Creating' | 'Failed'
  readers: readonly Person['name'][]
}

export type SeededSubscription = {
  subscriptionId: string
  displayName: string
  state: 'Enabled' | 'Disabled'
  tenantId: string
  /** Who has a role somewhere in it, so that Azure lists it to them. */
  members: readonly Person['name'][]
  /** Who may list Databricks workspaces over all of it; the others are refused (AuthorizationFailed). */
  readers: readonly Person['name'][]
  resources: readonly SeededResource[]
}

const [prod, dev] = workspaces

/** Azure's side of the tenant: subscriptions and the Databricks workspaces in them. */
export const subscriptions: readonly SeededSubscription[] = [
  {
    subscriptionId: '5b1d7a30-6c2e-4f18-9a4d-0e7c3b8f2d61',
    displayName: 'Contoso Data Platform',
    state: 'Enabled',
    tenantId,
    members: ['ada', 'ben', 'chloe', 'eve'],
    readers: ['ada', 'ben', 'chloe', 'eve'],
    resources: [
      {
        name: prod.displayName,
        resourceGroup: 'rg-data-prod',
        location: prod.region,
        workspaceId: prod.workspaceId,
        alias: 'prod',
        provisioningState: 'Succeeded',
        readers: ['ada', 'ben', 'chloe', 'eve'],
      },
      {
        name: dev.displayName,
        resourceGroup: 'rg-data-dev',
        location: dev.region,
        workspaceId: dev.workspaceId,
        alias: 'dev',
        provisioningState: 'Succeeded',
        readers: ['ada', 'ben', 'eve'],
      },
      {
        name: 'contoso-sandbox',
        resourceGroup: 'rg-sandbox',
        location: 'northeurope',
        workspaceId: null,
        alias: null,
        provisioningState: 'Creating',
        readers: ['ada', 'ben'],
      },
    ],
  },
  {
    subscriptionId: '8e4c2f19-3d7b-4a60-b5f8-71d90c6a4e23',
    displayName: 'Contoso Finance',
    state: 'Enabled',
    tenantId,
    members: ['ada', 'ben'],
    // Ben reads costs here, and nothing else.
    readers: ['ada'],
    resources: [],
  },
  {
    subscriptionId: 'c07f5d82-9b1e-4d34-8c6a-25e8f1b3a790',
    displayName: 'Contoso Archive',
    state: 'Disabled',
    tenantId,
    members: ['ada', 'ben'],
    readers: ['ada', 'ben'],
    resources: [],
  },
]
