'use client'

import { useEffect, useRef, type RefObject } from 'react'
import { isFocusNowhere, rowAround, useIsElsewhere, useRowLeftBy } from '../ui/row-left-by'

/** What is opened from a row stands elsewhere in the document. */
const opened = '[role=menu], [role=dialog], [role=alertdialog]'

/**
 * Gives the focus back to a row: to the one the page was left by as soon as it is there again, and to the one that
 * had the focus when new data drew it elsewhere. `headOf` names the row that stands for one that is folded away.
 */
export function useHeldRow(
  page: RefObject<HTMLElement | null>,
  headOf: (rowId: string) => string | undefined,
): void {
  const leftBy = useRowLeftBy()
  const isElsewhere = useIsElsewhere()
  const hasReturned = useRef(false)
  const held = useRef<HTMLElement | null>(null)

  useEffect(() => {
    const onFocus = ({ target }: FocusEvent) => {
      const row = target instanceof Element ? rowAround(target) : null
      if (row && page.current?.contains(row)) held.current = row
    }
    // A press elsewhere leaves the row on purpose.
    const onPress = ({ target }: PointerEvent) => {
      if (!(target instanceof Element) || held.current?.contains(target)) return
      if (!target.closest(opened)) held.current = null
    }
    document.addEventListener('focusin', onFocus)
    document.addEventListener('pointerdown', onPress)
    return () => {
      document.removeEventListener('focusin', onFocus)
      document.removeEventListener('pointerdown', onPress)
    }
  }, [page])

  // What is drawn late above would push the row out of sight that was returned to, or whose menu is open.
  useEffect(() => {
    const element = page.current
    if (!element) return
    const observer = new ResizeObserver(() => {
      const opener = element.querySelector('[aria-haspopup=menu][aria-expanded=true]')
      if (opener) return opener.scrollIntoView({ block: 'nearest' })
      const focused = document.activeElement
      if (!hasReturned.current || isElsewhere.current || !element.contains(focused)) return
      if (focused && rowAround(focused)) focused.scrollIntoView({ block: 'nearest' })
    })
    observer.observe(element)
    return () => observer.disconnect()
  }, [page, isElsewhere])

  // After every drawing: any of them may have moved the row, or brought it.
  useEffect(() => {
    if (!isFocusNowhere()) return
    const lost = held.current && !held.current.isConnected ? held.current.dataset.rowId : undefined
    const isOver = hasReturned.current || isElsewhere.current || held.current !== null
    const sought = lost ?? (isOver ? null : leftBy)
    if (sought === null) return
    const stop = stopIn(page.current, sought) ?? stopIn(page.current, headOf(sought))
    if (lost !== undefined) held.current = null
    else if (stop) hasReturned.current = true
    stop?.focus({ preventScroll: lost !== undefined })
  })
}

function stopIn(page: HTMLElement | null, rowId: string | undefined): HTMLElement | null {
  if (rowId === undefined) return null
  const row = page?.querySelector<HTMLElement>(`[data-row-id="${CSS.escape(rowId)}"]`)
  return row?.querySelector<HTMLElement>('[data-stop]') ?? null
}
