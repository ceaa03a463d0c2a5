'use client'

import { useParams, usePathname } from 'next/navigation'
import { workspaceAlias, type WorkspaceAlias } from '@/lib/databricks/ids'
import { nounOf } from './navigation'

/** Where in the console one is: the workspace of the URL, null over all of them, and the noun shown. */
export function usePlace(): { workspace: WorkspaceAlias | null; noun: string | undefined } {
  const params = useParams()
  const noun = nounOf(usePathname())
  const workspace = workspaceAlias.safeParse(params.workspace)
  return { workspace: workspace.success ? workspace.data : null, noun }
}
