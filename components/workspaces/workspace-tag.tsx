import type { Workspace } from '@/lib/resources/workspaces/schema'
import { Tag } from '../ui/tag'

/** A workspace by its short name; production wears its colour everywhere. */
export function WorkspaceTag({
  workspace,
}: {
  workspace: Pick<Workspace, 'alias' | 'isProduction'>
}) {
  return <Tag tone={workspace.isProduction ? 'production' : 'neutral'}>{workspace.alias}</Tag>
}
