'use client'

import { Check, ExternalLink } from 'lucide-react'
import type { Route } from 'next'
import Link from 'next/link'
import * as DropdownMenu from 'radix-ui/dropdown-menu'
import { useCallback, useRef, useState, type ReactElement, type ReactNode } from 'react'
import { useWhyNoChange } from './changes'
import { cx } from './class-names'
import { Icon } from './icon'
import { Kbd } from './kbd'
import type { MenuItem } from './menu-item'

const row =
  'flex min-h-7.5 w-full select-none items-center gap-2 rounded-md px-2 outline-none phone:min-h-10 data-highlighted:bg-surface-2'

type RunLater = (run: () => void) => void

function ActionRow({
  item,
  runLater,
}: {
  item: Extract<MenuItem, { kind: 'action' }>
  runLater: RunLater
}) {
  const whyNoChange = useWhyNoChange(item.effect)
  const whyOff = whyNoChange ?? item.disabledReason
  const isOff = whyOff !== undefined
  return (
    <DropdownMenu.Item
      aria-disabled={isOff || undefined}
      onSelect={(event) => (isOff ? event.preventDefault() : runLater(item.onSelect))}
      className={cx(row, isOff ? 'text-ink-3' : item.isDanger ? 'text-failed' : 'text-ink-1')}
    >
      {item.icon && (
        <Icon of={item.icon} className={cx('shrink-0', isOff && 'mt-1.5 self-start')} />
      )}
      <span className="min-w-0 flex-1 py-1">
        {item.label}
        {isOff && <span className="block text-xs text-ink-3">{whyOff}</span>}
      </span>
      {item.shortcut && <Kbd>{item.shortcut}</Kbd>}
    </DropdownMenu.Item>
  )
}

function LinkRow({ item }: { item: Extract<MenuItem, { kind: 'link' }> }) {
  const content = (
    <>
      {item.mark ?? (item.icon && <Icon of={item.icon} />)}
      <span className="min-w-0 flex-1 py-1">
        {item.label}
        {item.detail && <span className="block truncate text-xs text-ink-3">{item.detail}</span>}
      </span>
      {item.isExternal && <Icon of={ExternalLink} size={14} className="text-ink-3" />}
      {item.isCurrent && <Icon of={Check} size={14} />}
    </>
  )
  return (
    <DropdownMenu.Item asChild className={cx(row, 'text-ink-1')}>
      {item.isExternal ? (
        <a href={item.href} target="_blank" rel="noreferrer">
          {content}
        </a>
      ) : (
        <Link href={item.href as Route} aria-current={item.isCurrent ? 'page' : undefined}>
          {content}
        </Link>
      )}
    </DropdownMenu.Item>
  )
}

function ChoiceRow({ item }: { item: Extract<MenuItem, { kind: 'choice' }> }) {
  return (
    <DropdownMenu.CheckboxItem
      role={item.isExclusive ? 'menuitemradio' : 'menuitemcheckbox'}
      checked={item.isChecked}
      onSelect={(event) => {
        if (item.staysOpen) event.preventDefault()
        item.onSelect()
      }}
      className={cx(row, 'text-ink-1')}
    >
      <span className="grid size-4 place-items-center">
        <DropdownMenu.ItemIndicator>
          <Icon of={Check} size={14} />
        </DropdownMenu.ItemIndicator>
      </span>
      {item.label}
    </DropdownMenu.CheckboxItem>
  )
}

function MenuRow({ item, runLater }: { item: MenuItem; runLater: RunLater }) {
  switch (item.kind) {
    case 'action':
      return <ActionRow item={item} runLater={runLater} />
    case 'link':
      return <LinkRow item={item} />
    case 'choice':
      return <ChoiceRow item={item} />
    case 'heading':
      return (
        <DropdownMenu.Label className="px-2 pt-1.5 pb-1 text-xs text-ink-3">
          {item.label}
        </DropdownMenu.Label>
      )
    case 'separator':
      return <DropdownMenu.Separator className="-mx-1 my-1 h-px bg-line-1" />
  }
}

/** After the panel has taken the focus itself. */
function focusFirstItem(panel: HTMLElement | null): () => void {
  const timer = window.setTimeout(
    () => panel?.querySelector<HTMLElement>('[role^="menuitem"]')?.focus(),
    0,
  )
  return () => window.clearTimeout(timer)
}

/** The menu itself; loaded by `Menu` when it is first opened. */
export function MenuPanel(props: {
  trigger: ReactElement
  items: readonly MenuItem[]
  header: ReactNode
  align: 'start' | 'end'
  side: 'top' | 'bottom' | 'right'
  isOpen: boolean
  /** It was opened by the keyboard before its code was here, so nothing else puts the focus on its first item. */
  startsAtFirst: boolean
  onOpenChange: (isOpen: boolean) => void
}) {
  // The menu floats over the page, but belongs to the part of it that its button stands in.
  const [landmark, setLandmark] = useState<HTMLElement | null>(null)
  const findLandmark = useCallback(
    (button: HTMLElement | null) =>
      setLandmark(button?.closest<HTMLElement>('main') ?? button?.closest('header') ?? null),
    [],
  )
  // An action may open a dialog, which must find the focus back on the button that it will return it to.
  const chosen = useRef<(() => void) | null>(null)
  const runLater: RunLater = (run) => {
    chosen.current = run
  }
  const onClosed = () => {
    const run = chosen.current
    chosen.current = null
    if (run) window.setTimeout(run, 0)
  }
  return (
    // Not modal: hiding the page from screen readers leaves its links focusable, which nobody expects.
    <DropdownMenu.Root open={props.isOpen} onOpenChange={props.onOpenChange} modal={false}>
      <DropdownMenu.Trigger asChild ref={findLandmark}>
        {props.trigger}
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal container={landmark}>
        <DropdownMenu.Content
          ref={props.startsAtFirst ? focusFirstItem : undefined}
          align={props.align}
          side={props.side}
          sideOffset={4}
          collisionPadding={8}
          onCloseAutoFocus={onClosed}
          className="z-40 max-h-(--radix-dropdown-menu-content-available-height) max-w-80 min-w-50 animate-appear overflow-y-auto rounded-lg border border-line-1 bg-surface-1 p-1 shadow-float"
        >
          {props.header}
          {props.items.map((item, index) => (
            <MenuRow key={index} item={item} runLater={runLater} />
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  )
}
