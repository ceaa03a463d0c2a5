'use client'

import Link from 'next/link'
import type { ReactNode } from 'react'
import type { WorkspaceAlias } from '@/lib/databricks/ids'
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

type CoverageNotesProps = {
  parts: readonly Part[]
  window: RunWindow
  /** What one zooms in to is loaded. */
  comesNearer?: boolean
}

/** What of the window is not in the list, workspace by workspace, and why; nothing where all is there. */
export function CoverageNotes({ parts, window, comesNearer = false }: CoverageNotesProps) {
  const notes = parts.flatMap((part) => gapsOf(part, window, comesNearer))
  return (
    <>
      <Notices parts={parts.filter(({ live }) => live.error)} things="runs" />
      {notes.length > 0 && <div className="mt-2 mb-4 flex flex-col gap-2">{notes}</div>}
    </>
  )
}

function gapsOf({ workspace: { alias }, live }: Part, window: RunWindow, comesNearer: boolean) {
  const coverage = live.data?.coverage
  if (!coverage || coverage.complete) return []
  return [
    <Notice
      key={`${alias} gaps`}
      tone="info"
      title={`Not every run of ${alias} is here${coverage.stoppedBy === 'budget' ? ' yet' : ''}`}
    >
      {reasons[coverage.stoppedBy ?? 'budget']}
      {coverage.stoppedBy === 'limit' && wayOut(alias, window, comesNearer)} Missing are runs that
      started <Gaps coverage={coverage} />.
    </Notice>,
  ]
}

const [shortest] = runWindows

function wayOut(alias: WorkspaceAlias, window: RunWindow, comesNearer: boolean): ReactNode {
  if (comesNearer) return ' Zoom in, and what is in view is loaded.'
  if (window !== shortest) return ' A shorter time leaves out less.'
  return (
    <>
      {' '}
      <Link
        href={`/workspaces/${alias}/schedule?show=past`}
        className="rounded-sm text-accent-text hover:underline"
      >
        The timeline
      </Link>{' '}
      loads any part of it.
    </>
  )
}

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
