import type { TaskRun } from '@/lib/resources/runs/schema'
import { cx } from '../../ui/class-names'
import type { StateLook } from '../../ui/state-badge'
import type { Bar } from './timeline'

const fills: Record<StateLook, string> = {
  failed: 'bg-failed',
  running: 'bg-running',
  queued: 'bg-queued/60',
  succeeded: 'bg-quiet-ok',
  warning: 'bg-warning',
  canceled: 'bg-canceled',
  skipped: 'bg-skipped',
  unknown: 'bg-unknown',
}

const part = 'absolute top-1/2 h-2.5 -translate-y-1/2'
const at = (left: number, width: number) => ({ left: `${left}%`, width: `${width}%` })

/** When one try of a task ran: its wait, its setup, its work, its cleanup; and where it usually ends. */
export function TaskBar({
  task,
  bar,
  isCritical = false,
}: {
  task: Pick<TaskRun, 'state'>
  bar: Bar | null
  isCritical?: boolean
}) {
  if (task.state === 'skipped' || bar === null) return <NotRun left={bar?.left ?? null} />
  const { left, width, queue, setup, cleanup, usualEnd } = bar
  const execution = Math.max(0, width - queue - setup - cleanup)
  return (
    <>
      {queue > 0 && (
        <span className={cx(part, 'border-y border-queued bg-queued-bg')} style={at(left, queue)} />
      )}
      {setup > 0 && (
        <span
          className={cx(
            part,
            'bg-[repeating-linear-gradient(115deg,var(--border-3)_0_2px,transparent_2px_5px)]',
          )}
          style={at(left + queue, setup)}
        />
      )}
      <span
        className={cx(part, 'min-w-0.5 rounded-[2px]', fills[task.state])}
        style={at(left + queue + setup, execution)}
      />
      {cleanup > 0 && (
        <span
          className={cx(part, 'rounded-r-[2px] border-y border-r border-line-3')}
          style={at(left + width - cleanup, cleanup)}
        />
      )}
      {isCritical && (
        <span
          className="absolute top-[calc(50%+7px)] h-0.5 min-w-0.5 bg-ink-1"
          style={at(left, width)}
        />
      )}
      {usualEnd !== null && (
        <span
          className="absolute top-1/2 h-4 w-0.5 -translate-y-1/2 bg-ink-2"
          style={{ left: `${usualEnd}%` }}
        />
      )}
    </>
  )
}

const notRunWidth = 9

/** Where it would have begun, as far as that is told. */
function NotRun({ left }: { left: number | null }) {
  return (
    <span
      className="absolute top-1/2 h-2.5 -translate-y-1/2 rounded-[2px] border border-dashed border-line-3"
      style={{ left: `${Math.min(left ?? 100, 100 - notRunWidth)}%`, width: `${notRunWidth}%` }}
    />
  )
}
