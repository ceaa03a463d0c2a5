'use client'

import { X, type LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { cx } from '../ui/class-names'
import { Icon } from '../ui/icon'

/** A filter that is on or off. On, it shows that pressing it again takes it away. */
export function FilterChip({
  icon,
  isOn,
  onToggle,
  children,
}: {
  icon?: LucideIcon
  isOn: boolean
  onToggle: () => void
  children: ReactNode
}) {
  return (
    <button
      type="button"
      aria-pressed={isOn}
      onClick={onToggle}
      className={cx(
        'inline-flex h-7 items-center gap-1.5 rounded-md border px-2.5 whitespace-nowrap phone:h-9',
        isOn
          ? 'border-transparent bg-accent-weak font-medium text-accent-text'
          : 'border-dashed border-line-2 text-ink-2 hover:text-ink-1',
      )}
    >
      {icon && <Icon of={icon} size={14} />}
      {children}
      {isOn && <Icon of={X} size={14} />}
    </button>
  )
}
