import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { Icon } from './icon'

/** Says why nothing is here and what to do next; never only "no data". */
export function EmptyState({
  icon,
  title,
  level: Heading = 'h3',
  children,
  actions,
}: {
  icon: LucideIcon
  title: string
  /** One below the heading it stands under. */
  level?: 'h2' | 'h3'
  children: ReactNode
  actions?: ReactNode
}) {
  return (
    <div className="flex flex-col items-center px-6 py-12 text-center">
      <span className="mb-3 grid size-10 place-items-center rounded-full bg-surface-2 text-ink-3">
        <Icon of={icon} size={20} />
      </span>
      <Heading className="text-md font-semibold text-ink-1">{title}</Heading>
      <div className="mt-1 max-w-110 text-ink-2">{children}</div>
      {actions && <div className="mt-4 flex flex-wrap justify-center gap-2">{actions}</div>}
    </div>
  )
}
