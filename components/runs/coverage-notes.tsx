'use client'

import { formatCounted } from '@/lib/format/quantities'
import type { AllRuns } from '@/lib/resources/runs/hooks'
import { gapsInMinutes } from '@/lib/resources/runs/gaps'
import type { RunCoverage, RunWindow } from '@/lib/resources/runs/schema'
import { runWindows } from '@/lib/resources/runs/states'
import type { Workspace } from '@/lib/resources/workspaces/schema'
import { Notice } from '../ui/notice'
import { Time } from '../ui/time'
import { Notices } from '../workspaces/notices'

type Part = AllRuns<Workspace>['parts'][number]

/** What of the window is not in the list, workspace by workspace, and why; nothing where all is there. */
export function CoverageNotes({ parts, window }: { parts: readonly Part[]; window: RunWindow }) {
  const notes = parts.flatMap((part) => gapsOf(part, window))
  return (
    <>
      <Notices parts={parts.filter(({ live }) => live.error)} things="runs" />
      {notes.length > 0 && <div className="mt-2 mb-4 flex flex-col gap-2">{notes}</div>}
    </>
  )
}

function gapsOf({ workspace: { alias }, live }: Part, window: RunWindow) {
  const coverage = live.data?.coverage
  if (!coverage || coverage.complete) return []
  return [
    <Notice
      key={`${alias} gaps`}
      tone="info"
      title={`Not every run of ${alias} is here${coverage.stoppedBy === 'budget' ? ' yet' : ''}`}
    >
      {reasons[coverage.stoppedBy ?? 'budget']}
      {coverage.stoppedBy === 'limit' &&
        window !== shortest &&
        ' A shorter time leaves out less.'}{' '}
      Missing are runs that started <Gaps coverage={coverage} />.
    </Notice>,
  ]
}

const [shortest] = runWindows

const reasons: Record<NonNullable<RunCoverage['stoppedBy']>, string> = {
  budget: 'Databricks gives few runs a page, and there are many: the rest joins by itself.',
  limit: 'There are more than one list holds.',
  error: 'The workspace refused to tell more just now; the list tries again.',
}

const toldGaps = 3

function Gaps({ coverage }: { coverage: RunCoverage }) {
  const missing = gapsInMinutes(coverage.missing)
  const rest = missing.length - toldGaps
  return (
    <>
      {missing.slice(0, toldGaps).map(({ from, to }, index) => (
        <span key={from}>
          {index > 0 && ', '}
          between <Time at={from} form="clock" /> and <Time at={to} form="clock" />
        </span>
      ))}
      {rest > 0 && ` and in ${formatCounted(rest, 'more stretch', 'more stretches')}`}
    </>
  )
}
