export const workspacePaths = {
  list: () => '/api/databricks/workspaces',
} as const
