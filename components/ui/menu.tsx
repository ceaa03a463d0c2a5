'use client'

import { useState, type ComponentProps, type KeyboardEvent, type ReactNode } from 'react'
import type { MenuItem } from './menu-item'

const loadPanel = () => import('./menu-panel')
type Loaded = Awaited<ReturnType<typeof loadPanel>>

const ask = async (items: MenuProps['items']) => (typeof items === 'function' ? items() : items)

export type MenuProps = {
  /** The button's accessible name, when its content is an icon. */
  label: string
  /** A function is asked each time the menu opens: for the many rows of a list. */
  items: readonly MenuItem[] | (() => Promise<readonly MenuItem[]>)
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
  const [asked, setAsked] = useState<readonly MenuItem[]>([])
  const [isOpen, setOpen] = useState(false)
  const [isByKeyboard, setByKeyboard] = useState(false)
  const changeOpen = (next: boolean, byKeyboard = false) => {
    setOpen(next)
    setByKeyboard(byKeyboard)
    if (next)
      void Promise.all([loadPanel(), ask(items)]).then(([panel, answer]) => {
        setAsked(answer)
        setLoaded(panel)
      })
  }
  const trigger: ComponentProps<'button'> = {
    ...data,
    type: 'button',
    'aria-label': label,
    className,
    children,
  }
  if (!loaded) {
    return (
      <button
        {...trigger}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        onPointerEnter={() => void loadPanel()}
        // A press of Enter or Space is a click without a pointer.
        onClick={({ detail }) => changeOpen(true, detail === 0)}
        onKeyDown={(event: KeyboardEvent) => {
          if (event.key !== 'ArrowDown') return
          event.preventDefault()
          changeOpen(true, true)
        }}
      />
    )
  }
  return (
    <loaded.MenuPanel
      trigger={<button {...trigger} />}
      items={typeof items === 'function' ? asked : items}
      header={header}
      align={align ?? 'start'}
      side={side ?? 'bottom'}
      isOpen={isOpen}
      startsAtFirst={isByKeyboard}
      onOpenChange={changeOpen}
    />
  )
}
