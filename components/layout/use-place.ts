'use client'

import { useParams, usePathname } from 'next/navigation'
import type { WorkspaceAlias } from '@/lib/databricks/ids'
import { nounOf } from './navigation'

/** Where in the console one is: the workspace of the URL, null over all of them, and the noun shown. */
export function usePlace(): { workspace: WorkspaceAlias | null; noun: string | undefined } {
  const params = useParams()
  const noun = nounOf(usePathname())
  // The pages of a workspace check the alias on the server; parsing it here would bring zod to the browser.
  const workspace = typeof params.workspace === 'string' ? params.workspace : null
  return { workspace: workspace as WorkspaceAlias | null, noun }
}
