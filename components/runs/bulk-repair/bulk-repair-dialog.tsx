'use client'

import { formatCounted } from '@/lib/format/quantities'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import { StateMark } from '../../ui/state-badge'
import {
  countOf,
  inOrder,
  isWanted,
  lookOf,
  summaryOf,
  wordsOf,
  type RepairStep,
  type RepairTarget,
} from './repair-step'
import { useBulkRepair } from './use-bulk-repair'

/** Says run by run what a repair of all of them would do, does it on one press, and tells what came of each. */
export function BulkRepairDialog(props: {
  targets: readonly RepairTarget[]
  /** Whether some of them are in production. */
  isProduction: boolean
  onBegun: () => void
  onClose: () => void
}) {
  const { items, repair, isRepairing } = useBulkRepair(props.targets, props.onBegun)
  const steps = items.map(({ step }) => step)
  const summary = summaryOf(steps)
  const runs = formatCounted(items.length, 'run')
  return (
    <Dialog
      title={summary === '' ? `Repair ${runs}?` : `Repair of ${runs}`}
      description={`Their failed tasks run again${props.isProduction ? ', in production' : ''}. What succeeded does not.`}
      onClose={props.onClose}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (pressOf(steps).isOn && !isRepairing) void repair()
        }}
        className="flex min-h-0 flex-col gap-4 px-5 pt-3 pb-5"
      >
        <ul
          aria-label="Runs to repair"
          className="max-h-[44vh] min-h-0 divide-y divide-line-1 overflow-y-auto rounded-lg border border-line-1"
        >
          {inOrder(items, isRepairing).map(({ target, step }) => (
            <li key={`${target.workspace} ${target.runId}`} className="flex gap-2.5 px-3 py-2">
              <span className="flex h-5 items-center">
                <StateMark look={lookOf[step.kind]} />
              </span>
              <div className="min-w-0">
                <p className="truncate font-strong">{target.name}</p>
                <p className="text-ink-2">{wordsOf(step)}</p>
              </div>
            </li>
          ))}
        </ul>
        <p aria-live="polite" className="text-ink-2 empty:hidden">
          {summary}
        </p>
        <div className="flex justify-end gap-2">
          <Button key={summary} onClick={props.onClose} autoFocus={summary !== ''}>
            {summary === '' ? 'Cancel' : 'Close'}
          </Button>
          <RepairButton steps={steps} isBusy={isRepairing} />
        </div>
      </form>
    </Dialog>
  )
}

function pressOf(steps: readonly RepairStep[]) {
  const wanted = steps.filter(isWanted)
  const isReading = countOf(steps, 'reading') > 0
  return { wanted, isReading, isOn: !isReading && wanted.length > 0 }
}

function RepairButton({ steps, isBusy }: { steps: readonly RepairStep[]; isBusy: boolean }) {
  const { wanted, isReading, isOn } = pressOf(steps)
  if (!isOn && !isReading && !isBusy && summaryOf(steps) !== '') return null
  const reason = isReading
    ? 'What would run again is still being read'
    : 'None of these can be repaired'
  const isAgain = wanted.length > 0 && countOf(wanted, 'ready') === 0
  return (
    <Button
      type="submit"
      look="primary"
      isBusy={isBusy}
      disabledReason={isOn || isBusy ? undefined : reason}
      autoFocus
    >
      {isAgain ? `Try ${wanted.length} again` : `Repair ${formatCounted(wanted.length, 'run')}`}
    </Button>
  )
}
