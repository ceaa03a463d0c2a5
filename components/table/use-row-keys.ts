'use client'

import { useEffect, useEffectEvent, useRef, useState, type RefObject } from 'react'
import {
  isFocusNowhere,
  leaveBy,
  useIsElsewhere,
  useLeaving,
  useRowLeftBy,
} from '../ui/row-left-by'
import { useHotkeys } from '../ui/use-hotkeys'

const rowIn = (table: HTMLElement | null, id: string) =>
  table?.querySelector<HTMLElement>(`[data-row-id="${CSS.escape(id)}"]`) ?? null

/**
 * `j` and `k` walk the rows with the focus itself, so Enter opens by nature; `.` opens the row's actions. After Back
 * the walk goes on from the row that the list was left by.
 */
export function useRowKeys(options: {
  table: RefObject<HTMLElement | null>
  ids: readonly string[]
  /** Brings a row into existence when only what is in view is drawn; null until there is a way to. */
  reveal: ((index: number) => void) | null
}) {
  const { table, ids, reveal } = options
  const [activeId, setActiveId] = useState<string | null>(null)

  const focusRow = (id: string) =>
    rowIn(table.current, id)?.querySelector<HTMLElement>('[data-row-link]')?.focus()
  /** Whether the row can be gone to by now. */
  const goTo = (index: number): boolean => {
    const next = ids[index]
    if (next === undefined) return false
    const isDrawn = rowIn(table.current, next) !== null
    if (!isDrawn && !reveal) return false
    setActiveId(next)
    if (isDrawn) focusRow(next)
    else {
      reveal?.(index)
      // The row is drawn in the frame after the scroll.
      requestAnimationFrame(() => requestAnimationFrame(() => focusRow(next)))
    }
    return true
  }
  const move = (step: 1 | -1) => {
    const at = activeId === null ? -1 : ids.indexOf(activeId)
    goTo(at === -1 ? 0 : Math.min(Math.max(at + step, 0), ids.length - 1))
  }
  useLeaving(table)
  useReturn({ ids, activeId, goTo, canReveal: reveal !== null })
  const activeRow = () => (activeId === null ? null : rowIn(table.current, activeId))

  useHotkeys({
    j: () => move(1),
    k: () => move(-1),
    Enter: (event) => {
      const link = activeRow()?.querySelector<HTMLElement>('[data-row-link]')
      const at = event.target
      // A focused control answers Enter itself.
      if (at instanceof HTMLElement && at.closest('a, button'))
        at.closest<HTMLElement>('a, button')?.click()
      else link?.click()
    },
    '.': () => {
      const row = activeRow()
      leaveBy(row)
      const trigger = row?.querySelector<HTMLElement>('[data-row-actions]')
      trigger?.focus()
      trigger?.dispatchEvent(
        new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true, cancelable: true }),
      )
    },
  })
  return { activeId, setActiveId }
}

/** Goes to the row that the list was left by, once it is there and if nobody went elsewhere meanwhile. */
function useReturn(options: {
  ids: readonly string[]
  activeId: string | null
  goTo: (index: number) => boolean
  /** When there is a way to rows that are not drawn, what could not be gone to before is tried again. */
  canReveal: boolean
}): void {
  const { ids, activeId, goTo, canReveal } = options
  const leftBy = useRowLeftBy()
  const isElsewhere = useIsElsewhere()
  const isOver = useRef(false)
  const back = useEffectEvent((index: number) => goTo(index))
  const at = leftBy === null || activeId !== null ? -1 : ids.indexOf(leftBy)
  useEffect(() => {
    if (at === -1 || isOver.current) return
    const isFree = !isElsewhere.current && isFocusNowhere()
    isOver.current = !isFree || back(at)
  }, [at, canReveal, isElsewhere])
}
