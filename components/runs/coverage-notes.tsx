'use client'

import type { AllRuns } from '@/lib/resources/runs/hooks'
import type { RunCoverage } from '@/lib/resources/runs/schema'
import type { Workspace } from '@/lib/resources/workspaces/schema'
import { Notice } from '../ui/notice'
import { Time } from '../ui/time'
import { Notices } from '../workspaces/notices'

type Part = AllRuns<Workspace>['parts'][number]

/** What of the window is not in the list, workspace by workspace, and why; nothing where all is there. */
export function CoverageNotes({ parts }: { parts: readonly Part[] }) {
  const notes = parts.flatMap(gapsOf)
  return (
    <>
      <Notices parts={parts.filter(({ live }) => live.error)} things="runs" />
      {notes.length > 0 && <div className="mt-2 mb-4 flex flex-col gap-2">{notes}</div>}
    </>
  )
}

function gapsOf({ workspace: { alias }, live }: Part) {
  const coverage = live.data?.coverage
  if (!coverage || coverage.complete) return []
  return [
    <Notice
      key={`${alias} gaps`}
      tone="info"
      title={`Not every run of ${alias} is here${coverage.stoppedBy === 'budget' ? ' yet' : ''}`}
    >
      {reasons[coverage.stoppedBy ?? 'budget']} Missing are runs that started{' '}
      <Gaps coverage={coverage} />.
    </Notice>,
  ]
}

const reasons: Record<NonNullable<RunCoverage['stoppedBy']>, string> = {
  budget: 'Databricks gives few runs a page, and there are many: the rest joins by itself.',
  limit: 'There are more than one list holds. A shorter time shows all of it.',
  error: 'The workspace refused to tell more just now; the list tries again.',
}

const toldGaps = 3

function Gaps({ coverage: { missing } }: { coverage: RunCoverage }) {
  const rest = missing.length - toldGaps
  return (
    <>
      {missing.slice(0, toldGaps).map(({ from, to }, index) => (
        <span key={from}>
          {index > 0 && ', '}
          between <Time at={from} form="clock" /> and <Time at={to} form="clock" />
        </span>
      ))}
      {rest > 0 && ` and in ${rest} more stretches`}
    </>
  )
}
