'use client'

import type { ReactNode } from 'react'
import { formatCounted } from '@/lib/format/quantities'
import { Button } from '../../ui/button'
import { StateMark } from '../../ui/state-badge'
import { choosable, idOf, inOrder, lookOf, wanted, type BulkItem } from './bulk-item'
import type { Bulk } from './use-bulk'

type BulkFormProps = {
  bulk: Bulk
  /** Before the jobs: what has to be said of the change first. */
  children?: ReactNode
  /** After "All 12 that": `can be paused`. */
  can: string
  /** On the button before the number of jobs: `Pause`; after it, `to ines`. */
  verb: string
  to?: string
  wordsOf: (item: BulkItem) => string
  summary: string
  /** Why nothing can be asked for yet, besides that no job is chosen. */
  reason?: string | undefined
  onClose: () => void
}

/** Says job by job what a change would do, changes those that are chosen, and tells what came of each. */
export function BulkForm(props: BulkFormProps) {
  const { bulk, summary, verb, to = '', onClose } = props
  const { items, isAsking, choose, ask } = bulk
  const free = choosable(items)
  const chosen = wanted(items)
  const isProduction = chosen.some(({ target }) => target.workspace.isProduction)
  const reason = props.reason ?? (chosen.length === 0 ? 'Choose at least one job' : undefined)
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (reason === undefined && !isAsking) void ask()
      }}
      className="flex min-h-0 flex-col gap-3 px-5 pt-3 pb-5"
    >
      {props.children}
      <label className="flex items-center gap-2.5 px-3 font-strong">
        <input
          type="checkbox"
          className="size-4 accent-accent"
          // What has to be said first takes the focus itself.
          autoFocus={!props.children}
          disabled={free.length === 0 || isAsking}
          checked={free.length > 0 && chosen.length === free.length}
          onChange={(event) => choose(free, event.target.checked)}
        />
        All {free.length} that {props.can}
      </label>
      <ul
        aria-label="Jobs to choose from"
        className="max-h-[44vh] min-h-0 divide-y divide-line-1 overflow-y-auto rounded-lg border border-line-1"
      >
        {inOrder(items, isAsking).map((item) => (
          <ItemLine
            key={idOf(item.target)}
            item={item}
            words={props.wordsOf(item)}
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
          disabledReason={isAsking ? undefined : reason}
        >
          {`${verb} ${chosen.length === 0 ? 'jobs' : formatCounted(chosen.length, 'job')}${to}${isProduction ? ' in production' : ''}`}
        </Button>
      </div>
    </form>
  )
}

type ItemLineProps = {
  item: BulkItem
  words: string
  isOff: boolean
  onChoose: (isChosen: boolean) => void
}

function ItemLine({ item: { target, isChosen, step }, words, isOff, onChoose }: ItemLineProps) {
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
          <span className="block break-words text-ink-2">{words}</span>
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
