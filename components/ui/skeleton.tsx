import { cx } from './class-names'

/** A quiet block in the place of something that is on its way; give it the size of what will come. */
export function Skeleton({ className }: { className?: string }) {
  return (
    <span
      aria-hidden="true"
      className={cx('block animate-pulse-slow rounded-sm bg-surface-3', className)}
    />
  )
}
