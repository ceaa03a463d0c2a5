import type { ReactNode } from 'react'
import { useId } from 'react'
import { cx } from './class-names'

/** A titled part of a page: the title, a quiet word about it, and what can be done with the whole of it. */
export function Section({
  title,
  aside,
  actions,
  children,
}: {
  title: string
  aside?: ReactNode
  actions?: ReactNode
  children: ReactNode
}) {
  const id = useId()
  return (
    <section aria-labelledby={id} className="mt-6 first:mt-0">
      <div className="mb-2 flex min-h-7 flex-wrap items-center gap-x-2.5 gap-y-1">
        <h2 id={id} className="text-md font-semibold tracking-[-0.005em] text-ink-1">
          {title}
        </h2>
        {aside && (
          // On a phone what can be done stays beside the title.
          <span className={cx('text-ink-3', actions ? 'phone:order-last phone:w-full' : '')}>
            {aside}
          </span>
        )}
        {actions && (
          <span className="ml-auto flex min-w-0 flex-wrap items-center gap-2">{actions}</span>
        )}
      </div>
      {children}
    </section>
  )
}

/** The box that holds a table, a list or a form. Clipped, not scrolled, so that heads can stick to the page. */
export function Panel({ className, children }: { className?: string; children: ReactNode }) {
  return (
    <div
      className={cx(
        'overflow-clip rounded-lg border border-line-1 bg-surface-1 shadow-card',
        className,
      )}
    >
      {children}
    </div>
  )
}
