'use client'

import { ChevronDown } from 'lucide-react'
import { useId } from 'react'
import type { WorkspaceAlias } from '@/lib/databricks/ids'
import { formatCounted } from '@/lib/format/quantities'
import {
  failuresPerStep,
  latestOfEachJob,
  repairableOf,
  whyNotRepairCause,
  type Cause,
} from '@/lib/views/now/rules'
import type { Buckets } from '@/lib/views/now/schema'
import { Sparkline } from '../charts/sparkline'
import { Button } from '../ui/button'
import { useWhyNoChange } from '../ui/changes'
import { cx } from '../ui/class-names'
import { Icon } from '../ui/icon'
import { StateMark } from '../ui/state-badge'
import { onUse } from '../ui/on-use'
import { CauseFacts } from './cause-facts'
import { ErrorLine } from './error-line'
import { runHref } from './now-links'
import {
  alsoStartedByColumn,
  endedColumn,
  failedJobColumn,
  failedTaskColumn,
  historyColumn,
  tookColumn,
  workspaceColumn,
} from './run-columns'
import { causeRowId } from './row-id'
import { RunsTable } from './runs-table'

const BlastRadius = onUse(() => import('./blast-radius').then((module) => module.BlastRadius))

const firstJobs = 3

/** One cause: its error, whom it touches, and the last failure of each of its jobs. */
export function CauseGroup(props: {
  cause: Cause
  buckets: Buckets | null
  production: readonly WorkspaceAlias[]
  /** The first of the page: the one whose repair is the next thing to do. */
  isMostPressing: boolean
  isOpen: boolean
  onToggle: () => void
  /** Absent while it is not known what the cause is. */
  onRepair: (() => void) | undefined
}) {
  const { cause, isOpen, onRepair } = props
  const id = useId()
  const isOverSeveral = cause.workspaces.length > 1
  const columns = [
    failedJobColumn,
    ...(isOverSeveral ? [workspaceColumn(props.production)] : []),
    isOverSeveral ? { ...failedTaskColumn, width: 150 } : failedTaskColumn,
    endedColumn('Failed'),
    tookColumn('After, against usual'),
    alsoStartedByColumn,
    historyColumn,
  ]
  return (
    <li className="border-b border-line-1 last:border-b-0">
      <CauseHead {...props} controls={id} />
      {isOpen && (
        <div id={id} className="border-t border-line-1 bg-surface-0">
          <RunsTable
            label={onRepair ? `Jobs with this error: ${cause.line}` : cause.line}
            rows={latestOfEachJob(cause.rows)}
            columns={columns}
            first={firstJobs}
            moreWords={(more) =>
              `${formatCounted(more, 'more job')}${onRepair ? ' with this error' : ''}`
            }
          />
          {/* Not while it is not known what the cause is. */}
          {onRepair && <BlastRadius cause={cause} production={props.production} />}
        </div>
      )}
    </li>
  )
}

function CauseHead({
  cause,
  buckets,
  production,
  isMostPressing,
  isOpen,
  onToggle,
  onRepair,
  controls,
}: Parameters<typeof CauseGroup>[0] & { controls: string }) {
  const [newest] = cause.rows
  return (
    <div
      data-row-id={causeRowId(cause)}
      data-error={newest && runHref(newest)}
      className="relative flex gap-4 px-4 py-2.5 focus-within:bg-surface-2 hover:bg-surface-2/60 phone:flex-wrap phone:gap-3"
    >
      <span className="mt-0.5 shrink-0">
        <StateMark look={cause.isOpen ? 'failed' : 'succeeded'} />
      </span>
      <div className="min-w-0 flex-1">
        <h3>
          <button
            type="button"
            data-stop=""
            aria-expanded={isOpen}
            aria-controls={isOpen ? controls : undefined}
            onClick={onToggle}
            className="block w-full scroll-mt-28 scroll-mb-24 text-left outline-none after:absolute after:inset-0 focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent"
          >
            {onRepair ? (
              <ErrorLine parts={cause.parts} isWhole={isOpen} />
            ) : (
              <span className="text-ink-2">{cause.line}</span>
            )}
          </button>
        </h3>
        <CauseFacts cause={cause} buckets={buckets} production={production} />
      </div>
      {buckets && (
        <Sparkline
          values={failuresPerStep(cause.rows, buckets)}
          look="failed"
          label="When it failed"
          className="self-center @max-[720px]/page:hidden"
        />
      )}
      {onRepair && (
        <RepairCause cause={cause} isMostPressing={isMostPressing} onRepair={onRepair} />
      )}
      <span className={cx('self-center text-ink-3 transition-transform', isOpen && 'rotate-180')}>
        <Icon of={ChevronDown} />
      </span>
    </div>
  )
}

/** `Repair 9…`: the last failure of each job that has neither recovered nor run again. `.` presses it too. */
function RepairCause({
  cause,
  isMostPressing,
  onRepair,
}: {
  cause: Cause
  isMostPressing: boolean
  onRepair: () => void
}) {
  const count = repairableOf(cause).length
  const whyNoChange = useWhyNoChange('write')
  return (
    // What may not be pressed has its reason around it, and is as wide as the others all the same.
    <span className="relative flex min-w-20 self-center *:w-full phone:order-last phone:w-full">
      <Button
        data-row-actions=""
        look={isMostPressing && cause.isOpen ? 'primary' : 'secondary'}
        disabledReason={whyNoChange ?? whyNotRepairCause(cause)}
        onClick={onRepair}
        className="w-full"
      >
        {count > 1 ? `Repair ${count}…` : 'Repair…'}
      </Button>
    </span>
  )
}
