import { GitCompareArrows } from 'lucide-react'
import type { WorkspaceAlias } from '@/lib/databricks/ids'
import type { Run } from '@/lib/resources/runs/schema'
import type { MenuItem } from '../ui/menu-item'
import { compareHref } from './compare-links'

/** What a run can be compared with; on the page of the comparison any other can be picked. */
export const compareItems = (workspace: WorkspaceAlias, { runId }: Run): MenuItem[] => [
  {
    kind: 'link',
    label: 'Compare with the last success',
    icon: GitCompareArrows,
    href: compareHref(workspace, runId),
  },
  {
    kind: 'link',
    label: 'Compare with the run before it',
    icon: GitCompareArrows,
    href: compareHref(workspace, runId, 'previous'),
  },
]
