'use client'

import { Command } from 'cmdk'
import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { Icon } from '../ui/icon'
import { Kbd } from '../ui/kbd'

/** A line of the palette. Its words are what it is found by, unless `value` tells more. */
export function PaletteItem({
  icon,
  value,
  keys,
  aside,
  onSelect,
  children,
}: {
  icon: LucideIcon
  value?: string
  keys?: readonly string[]
  aside?: ReactNode
  onSelect: () => void
  children: ReactNode
}) {
  return (
    <Command.Item
      {...(value === undefined ? {} : { value })}
      onSelect={onSelect}
      className="flex h-9 cursor-pointer items-center gap-2.5 rounded-md px-2.5 text-ink-1 select-none aria-selected:bg-surface-2 phone:h-11"
    >
      <span className="text-ink-3">
        <Icon of={icon} />
      </span>
      <span className="min-w-0 flex-1 truncate">{children}</span>
      {aside}
      {keys && (
        <span className="flex gap-1 phone:hidden">
          {keys.map((key) => (
            <Kbd key={key}>{key}</Kbd>
          ))}
        </span>
      )}
    </Command.Item>
  )
}
