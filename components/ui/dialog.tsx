'use client'

import { X } from 'lucide-react'
import * as RadixDialog from 'radix-ui/dialog'
import { useState, type ReactNode } from 'react'
import { IconButton } from './button'
import { cx } from './class-names'

const shapes = {
  centre:
    'top-[12vh] left-1/2 max-h-[80vh] w-[min(30rem,calc(100vw-2rem))] -translate-x-1/2 rounded-xl',
  wide: 'top-[8vh] left-1/2 max-h-[84vh] w-[min(50rem,calc(100vw-2rem))] -translate-x-1/2 rounded-xl',
  bottom: 'inset-x-0 bottom-0 max-h-[85vh] w-full rounded-t-xl pb-[env(safe-area-inset-bottom)]',
}

/**
 * A window over the page that keeps the focus until it closes and gives it back to where it came from.
 * Import it lazily: no page needs it to paint.
 */
export function Dialog({
  title,
  description,
  shape = 'centre',
  onClose,
  children,
}: {
  title: string
  description?: ReactNode
  shape?: keyof typeof shapes
  onClose: () => void
  children: ReactNode
}) {
  const [cameFrom] = useState(() => document.activeElement)
  return (
    <RadixDialog.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <RadixDialog.Portal>
        <RadixDialog.Overlay className="fixed inset-0 z-40 bg-scrim" />
        <RadixDialog.Content
          {...(description ? {} : { 'aria-describedby': undefined })}
          // Nothing asked for the focus: the window itself takes it, not its way out.
          onOpenAutoFocus={(event) => {
            event.preventDefault()
            if (event.currentTarget instanceof HTMLElement) event.currentTarget.focus()
          }}
          onCloseAutoFocus={(event) => {
            event.preventDefault()
            if (cameFrom instanceof HTMLElement) cameFrom.focus()
          }}
          // In a search that says something, Escape empties it; the next one closes.
          onEscapeKeyDown={(event) => isFilledSearch(event.target) && event.preventDefault()}
          className={cx(
            'fixed z-40 flex flex-col overflow-y-auto border border-line-1 bg-surface-1 shadow-float outline-none',
            shapes[shape],
          )}
        >
          <div className="flex items-start gap-3 px-5 pt-4">
            <div className="min-w-0 flex-1">
              <RadixDialog.Title className="text-lg font-semibold tracking-[-0.01em] break-words">
                {title}
              </RadixDialog.Title>
              {description && (
                <RadixDialog.Description className="mt-0.5 text-ink-2">
                  {description}
                </RadixDialog.Description>
              )}
            </div>
            <IconButton icon={X} label="Close" onClick={onClose} className="-mr-2" />
          </div>
          {children}
        </RadixDialog.Content>
      </RadixDialog.Portal>
    </RadixDialog.Root>
  )
}

const isFilledSearch = (target: EventTarget | null): boolean =>
  target instanceof HTMLInputElement &&
  target.getAttribute('role') === 'searchbox' &&
  target.value !== ''
