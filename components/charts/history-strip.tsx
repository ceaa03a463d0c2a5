import { cx } from '../ui/class-names'
import type { StateLook } from '../ui/state-badge'
import { stateBackground } from './state-fill'

export type HistoryCellLook = {
  key: string
  look: StateLook
  /** Shown on hover. */
  title?: string
}

/** One mark for each of the last times, oldest first; what went well is quiet. */
export function HistoryStrip({
  cells,
  label,
}: {
  cells: readonly HistoryCellLook[]
  /** What it tells, in words. */
  label: string
}) {
  return (
    <span role="img" aria-label={label} className="inline-flex gap-[2px] align-middle">
      {cells.map(({ key, look, title }) => (
        <span
          key={key}
          title={title}
          className={cx(
            'h-4 w-1.5 rounded-[2px]',
            look === 'succeeded' ? 'bg-quiet-ok' : stateBackground[look],
          )}
        />
      ))}
    </span>
  )
}
