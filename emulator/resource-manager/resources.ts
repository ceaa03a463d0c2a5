import type { SeededResource, SeededSubscription } from '../seed/azure'

/** Hosts of the emulator's workspaces, without a scheme, as `workspaceUrl` holds them. */
export type WorkspaceUrls = Readonly<Record<'prod' | 'dev', string>>

export const resourceIdOf = ({ subscriptionId }: SeededSubscription, resource: SeededResource) =>
  `/subscriptions/${subscriptionId}/resourceGroups/${resource.resourceGroup}/providers/Microsoft.Databricks/workspaces/${resource.name}`

/** A workspace as Microsoft.Databricks answers it (2024-05-01); one that is being made has no address yet. */
export function workspaceToWire(
  subscription: SeededSubscription,
  resource: SeededResource,
  urls: WorkspaceUrls,
) {
  const { subscriptionId } = subscription
  const { name, location, workspaceId, alias, provisioningState } = resource
  const managed = `databricks-rg-${name}`
  return {
    id: resourceIdOf(subscription, resource),
    name,
    type: 'Microsoft.Databricks/workspaces',
    location,
    sku: { name: 'premium' },
    tags: {},
    properties: {
      provisioningState,
      managedResourceGroupId: `/subscriptions/${subscriptionId}/resourceGroups/${managed}`,
      createdDateTime: '2024-02-11T09:14:27.2178031Z',
      ...(workspaceId === null ? {} : { workspaceId }),
      ...(alias === null ? {} : { workspaceUrl: urls[alias] }),
    },
  }
}

export const subscriptionToWire = (subscription: SeededSubscription) => ({
  id: `/subscriptions/${subscription.subscriptionId}`,
  authorizationSource: 'RoleBased',
  managedByTenants: [],
  subscriptionId: subscription.subscriptionId,
  tenantId: subscription.tenantId,
  displayName: subscription.displayName,
  state: subscription.state,
  subscriptionPolicies: {
    locationPlacementId: 'Public_2014-09-01',
    quotaId: 'EnterpriseAgreement_2014-09-01',
    spendingLimit: 'Off',
  },
})
