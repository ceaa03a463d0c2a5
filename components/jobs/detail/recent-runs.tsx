'use client'

import dynamic from 'next/dynamic'
import { RowsSkeleton } from '../../table/rows-skeleton'
import { Section } from '../../ui/section'

/** The server draws it; it stands below the first screen, so the code that makes it live comes after the first paint. */
export const RecentRuns = dynamic(
  () => import('./recent-runs-table').then((module) => module.RecentRunsTable),
  {
    loading: () => (
      <Section title="Runs">
        <RowsSkeleton />
      </Section>
    ),
  },
)
