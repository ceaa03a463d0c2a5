'use client'

import type { WorkspaceAlias } from '@/lib/databricks/ids'
import { usePlace } from './use-place'

/** A line on top of every page that touches production, so that nobody acts in the wrong place. */
export function ProductionLine({ aliases }: { aliases: readonly WorkspaceAlias[] }) {
  const { workspace } = usePlace()
  const isProduction = workspace ? aliases.includes(workspace) : aliases.length > 0
  if (!isProduction) return null
  return (
    <aside
      aria-label="Production"
      data-production-line=""
      className="pointer-events-none sticky top-0 z-30 h-[3px] bg-production"
    >
      <span className="sr-only">This page shows production.</span>
    </aside>
  )
}
