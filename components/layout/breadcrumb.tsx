import type { Route } from 'next'
import Link from 'next/link'
import { Fragment, type ReactNode } from 'react'
import { cx } from '../ui/class-names'

export type Crumb = { label: string; href: Route }

/** The way back up: workspace, noun, then the thing itself, which is no link. */
export function Breadcrumb({
  start,
  crumbs,
  here,
  isTitled = false,
}: {
  start?: ReactNode
  crumbs: readonly Crumb[]
  here: ReactNode
  /** The page says the name again right below: a phone, which has little room, leaves it at that. */
  isTitled?: boolean
}) {
  return (
    <nav aria-label="Breadcrumb" className="min-w-0">
      <ol className="flex min-w-0 items-center gap-1.5 text-ink-3">
        {start && <li className="flex">{start}</li>}
        {crumbs.map((crumb) => (
          <Fragment key={crumb.href}>
            <li>
              <Link href={crumb.href} className="rounded-sm text-ink-2 hover:text-ink-1">
                {crumb.label}
              </Link>
            </li>
            <li aria-hidden="true" className={isTitled ? 'phone:hidden' : ''}>
              /
            </li>
          </Fragment>
        ))}
        <li aria-current="page" className={cx('truncate text-ink-1', isTitled && 'phone:sr-only')}>
          {here}
        </li>
      </ol>
    </nav>
  )
}
