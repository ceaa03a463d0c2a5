/** The parts of a workspace's id in Azure, each of which goes into an address by itself. */
export type ResourceId = { subscriptionId: string; resourceGroup: string; name: string }

// Names of resource groups and workspaces (Microsoft Learn, "Naming rules and restrictions for Azure resources").
const form =
  /^\/subscriptions\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\/resourceGroups\/([\p{L}\p{N}_.()-]{1,90})\/providers\/Microsoft\.Databricks\/workspaces\/([A-Za-z0-9_-]{1,64})$/iu

/** Reads a workspace's id, in whatever case Azure writes it; null for the id of anything else. */
export function parseResourceId(text: string): ResourceId | null {
  const [, subscriptionId, resourceGroup, name] = form.exec(text) ?? []
  // A group of dots alone is no name, and would climb in an address.
  if (!subscriptionId || !resourceGroup || !name || /^\.+$/.test(resourceGroup)) return null
  return { subscriptionId: subscriptionId.toLowerCase(), resourceGroup, name }
}

export function resourcePath({ subscriptionId, resourceGroup, name }: ResourceId): string {
  const [group, workspace] = [resourceGroup, name].map(encodeURIComponent)
  return `/subscriptions/${subscriptionId}/resourceGroups/${group}/providers/Microsoft.Databricks/workspaces/${workspace}`
}
