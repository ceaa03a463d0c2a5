'use client'

import { onUse } from '../../ui/on-use'
import { Panel, Section } from '../../ui/section'
import { Skeleton } from '../../ui/skeleton'

/** It stands below the first screen, so the code that makes it live comes after the first paint. */
export const JobSchedule = onUse(
  () => import('./job-starts').then((module) => module.JobStarts),
  <Section title="Starts">
    <Panel>
      <Skeleton className="m-4 h-40" />
    </Panel>
  </Section>,
)
