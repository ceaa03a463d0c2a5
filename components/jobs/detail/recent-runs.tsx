'use client'

import { RowsSkeleton } from '../../table/rows-skeleton'
import { onUse } from '../../ui/on-use'
import { Section } from '../../ui/section'

/** It stands below the first screen, so the code that makes it live comes after the first paint. */
export const RecentRuns = onUse(
  () => import('./recent-runs-table').then((module) => module.RecentRunsTable),
  <Section title="Runs">
    <RowsSkeleton />
  </Section>,
)
