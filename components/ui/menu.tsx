'use client'

import { useState, type ComponentProps, type KeyboardEvent, type ReactNode } from 'react'
import type { MenuItem } from './menu-item'

const loadPanel = () => import('./menu-panel')
type Loaded = Awaited<ReturnType<typeof loadPanel>>

export type MenuProps = {
  /** The button's accessible name, when its content is an icon. */
  label: string
  items: readonly MenuItem[] | (() => readonly MenuItem[])
  /** Stands above the items: whose menu it is. */
  header?: ReactNode
  align?: 'start' | 'end'
  side?: 'top' | 'bottom' | 'right'
  className?: string
  children: ReactNode
} & { [attribute: `data-${string}`]: string | undefined }

/**
 * A button with a menu. The menu's code is fetched when it is first wanted, so that a page of a thousand rows
 * pays for a thousand plain buttons.
 */
export function Menu({
  label,
  items,
  header,
  align,
  side,
  className,
  children,
  ...data
}: MenuProps) {
  const [loaded, setLoaded] = useState<Loaded | null>(null)
  const [isOpen, setOpen] = useState(false)
  const open = () => {
    setOpen(true)
    void loadPanel().then(setLoaded)
  }
  const trigger: ComponentProps<'button'> = {
    ...data,
    type: 'button',
    'aria-label': label,
    className,
    children,
  }
  // A row's actions are worked out when somebody looks at them, not for every row of a list.
  const listed = typeof items !== 'function' ? items : isOpen ? items() : []
  if (!loaded) {
    return (
      <button
        {...trigger}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        onPointerEnter={() => void loadPanel()}
        onClick={open}
        onKeyDown={(event: KeyboardEvent) => {
          if (event.key !== 'ArrowDown') return
          event.preventDefault()
          open()
        }}
      />
    )
  }
  return (
    <loaded.MenuPanel
      trigger={<button {...trigger} />}
      items={listed}
      header={header}
      align={align ?? 'start'}
      side={side ?? 'bottom'}
      isOpen={isOpen}
      onOpenChange={setOpen}
    />
  )
}
