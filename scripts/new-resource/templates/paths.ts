import type { ResourceForm } from '../form'

export const paths = ({ noun, one, One }: ResourceForm) =>
  `import type { ${One}Id, WorkspaceAlias } from '@/lib/databricks/ids'

const collection = (workspace: WorkspaceAlias) =>
  \`/api/databricks/workspaces/\${workspace}/${noun}\`

/** Each address once: the SWR key, the route's URL and the server's fallback key are these. */
export const ${one}Paths = {
  list: collection,
  detail: (workspace: WorkspaceAlias, id: ${One}Id) => \`\${collection(workspace)}/\${id}\`,
} as const
`
