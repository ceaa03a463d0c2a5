'use client'

import { formatCounted } from '@/lib/format/quantities'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import { StateMark } from '../../ui/state-badge'
import {
  choosable,
  idOf,
  lookOf,
  summaryOf,
  wanted,
  wordsOf,
  type BulkAction,
  type PauseItem,
  type PauseTarget,
} from './pause-step'
import { useBulkPause } from './use-bulk-pause'

type BulkPauseDialogProps = {
  action: BulkAction
  targets: readonly PauseTarget[]
  onClose: () => void
}

/** Says job by job what a pause of it would do, pauses those that are chosen, and tells what came of each. */
export function BulkPauseDialog({ action, targets, onClose }: BulkPauseDialogProps) {
  const { items, isAsking, choose, ask } = useBulkPause(targets, action)
  const free = choosable(items)
  const chosen = wanted(items)
  const summary = summaryOf(items, action)
  const verb = action === 'pause' ? 'Pause' : 'Resume'
  const isProduction = chosen.some(({ target }) => target.workspace.isProduction)
  return (
    <Dialog
      title={`${verb} jobs`}
      description={`Of the ${formatCounted(items.length, 'job')} that the list shows. What runs now goes on.`}
      onClose={onClose}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (chosen.length > 0 && !isAsking) void ask()
        }}
        className="flex min-h-0 flex-col gap-3 px-5 pt-3 pb-5"
      >
        <label className="flex items-center gap-2.5 px-3 font-strong">
          <input
            type="checkbox"
            className="size-4 accent-accent"
            disabled={free.length === 0 || isAsking}
            checked={free.length > 0 && chosen.length === free.length}
            onChange={(event) => choose(free, event.target.checked)}
          />
          All {free.length} that can be {action}d
        </label>
        <ul
          aria-label="Jobs to choose from"
          className="max-h-[44vh] min-h-0 divide-y divide-line-1 overflow-y-auto rounded-lg border border-line-1"
        >
          {items.map((item) => (
            <ItemLine
              key={idOf(item.target)}
              item={item}
              action={action}
              isOff={isAsking || !free.includes(item)}
              onChoose={(isChosen) => choose([item], isChosen)}
            />
          ))}
        </ul>
        <p aria-live="polite" className="text-ink-2 empty:hidden">
          {summary}
        </p>
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{summary === '' ? 'Cancel' : 'Close'}</Button>
          <Button
            type="submit"
            look="primary"
            isBusy={isAsking}
            disabledReason={
              chosen.length === 0 && !isAsking ? 'Choose at least one job' : undefined
            }
          >
            {`${verb} ${formatCounted(chosen.length, 'job')}${isProduction ? ' in production' : ''}`}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

type ItemLineProps = {
  item: PauseItem
  action: BulkAction
  isOff: boolean
  onChoose: (isChosen: boolean) => void
}

function ItemLine({ item, action, isOff, onChoose }: ItemLineProps) {
  const { target, isChosen, step } = item
  return (
    <li>
      <label className="flex gap-2.5 px-3 py-2">
        <span className="flex h-5 items-center">
          <input
            type="checkbox"
            className="size-4 accent-accent"
            disabled={isOff}
            checked={isChosen}
            onChange={(event) => onChoose(event.target.checked)}
          />
        </span>
        <span className="min-w-0 flex-1">
          <span className="block truncate font-strong">
            {target.job.name}
            <span className="font-normal text-ink-3"> in {target.workspace.alias}</span>
          </span>
          <span className="block text-ink-2">{wordsOf(item, action)}</span>
        </span>
        {step.kind !== 'open' && (
          <span className="flex h-5 items-center">
            <StateMark look={lookOf[step.kind]} />
          </span>
        )}
      </label>
    </li>
  )
}
