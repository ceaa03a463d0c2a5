import type { SignaturePart } from '@/lib/resources/runs/rules'
import { cx } from '../ui/class-names'

/** An error as people read it; what differs from run to run is named, not shown. */
export function ErrorLine({
  parts,
  isWhole,
}: {
  parts: readonly SignaturePart[]
  /** Else its start, which tells it from the others. */
  isWhole: boolean
}) {
  return (
    <code className={cx('break-words text-ink-1', isWhole ? 'line-clamp-6' : 'line-clamp-2')}>
      {parts.map(({ text, isVariable }, index) =>
        isVariable ? (
          <span key={index} className="rounded-[3px] bg-surface-2 px-1 text-ink-3">
            {text}
          </span>
        ) : (
          text
        ),
      )}
    </code>
  )
}
