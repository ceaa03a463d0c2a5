import { type WorkspaceAlias, workspaceAlias } from '@/lib/databricks/ids'

const longest = 40

/** Azure's name in the form of ours: `Contoso_Dev` is `contoso-dev`. */
function slugOf(name: string): string {
  const words = name.toLowerCase().replace(/[^a-z0-9]+/g, '-')
  return words.slice(0, longest).replace(/^-+|-+$/g, '') || 'workspace'
}

/**
 * The name a workspace gets in a session: its own in Azure, unless another workspace has it here; then its id stands
 * behind it. So a configured name always means the configured workspace, and the same two never swap names.
 */
export function nameFor(
  { name, workspaceId }: { name: string; workspaceId: string | null },
  taken: readonly WorkspaceAlias[],
): WorkspaceAlias {
  const slug = workspaceAlias.parse(slugOf(name))
  return taken.includes(slug) ? workspaceAlias.parse(`${slug}-${workspaceId ?? 'other'}`) : slug
}
