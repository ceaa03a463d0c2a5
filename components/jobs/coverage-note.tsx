'use client'

import type { Live } from '@/lib/use-live'
import type { RunPage } from '@/lib/resources/runs/schema'
import type { Workspace } from '@/lib/resources/workspaces/schema'
import { Time } from '../ui/time'

type Recent = { workspace: Workspace; live: Live<RunPage> }

/** What the counts, the filter and the order by last run do not know. */
export function CoverageNote({ recent }: { recent: readonly Recent[] }) {
  return (
    <p role="status" className="mt-2 flex flex-wrap gap-x-3 text-ink-3">
      <span>
        How jobs stand is told by the runs of the last 24 hours; older ones come with the rows in
        view.
      </span>
      {recent.map((each) => (
        <Gap key={each.workspace.alias} {...each} />
      ))}
    </p>
  )
}

const whyNot = {
  budget: ' yet.',
  limit: ': there are too many.',
  error: ': Databricks refused some of them.',
}

function Gap({ workspace: { alias }, live: { data, error, isLoading } }: Recent) {
  if (isLoading) return <span>Those of {alias} are on their way.</span>
  if (!data)
    return (
      <span className="text-warning">
        Those of {alias} are missing: {error?.detail}
      </span>
    )
  const { complete, missing, stoppedBy } = data.coverage
  const first = missing[0]
  if (complete || !first) return null
  return (
    <span className="text-warning">
      Of {alias}, runs that started before <Time at={first.to} form="clock" /> are not all loaded
      {whyNot[stoppedBy ?? 'budget']}
    </span>
  )
}
