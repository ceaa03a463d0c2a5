'use client'

import type { Route } from 'next'
import { useRouter } from 'next/navigation'
import { useRef, type RefObject } from 'react'
import { leaveBy, rowAround, useLeaving } from '../ui/row-left-by'
import { useHotkeys } from '../ui/use-hotkeys'
import { useHeldRow } from './use-held-row'

/** Where `j` and `k` stop: the link or button of each row, in the order of the page. */
const stops = '[data-stop]'

/**
 * `j` and `k` walk every row of the page with the focus itself, so Enter opens by nature; `e` opens the error of
 * the row, or the first one of the page; `.` opens the row's actions, or presses its only one. The row that had
 * the focus keeps it when the rows are grouped anew, and gets it again after Back.
 */
export function useNowKeys(
  page: RefObject<HTMLElement | null>,
  headOf: (rowId: string) => string | undefined,
): void {
  const router = useRouter()
  useLeaving(page)
  useHeldRow(page, headOf)
  // Focus goes to the body when a row is gone for good; from here the walk goes on.
  const last = useRef(-1)
  const all = () => [...(page.current?.querySelectorAll<HTMLElement>(stops) ?? [])]
  const rowAt = () => rowAround(document.activeElement)
  const move = (step: 1 | -1) => {
    const found = all()
    const row = rowAt()
    const at = row ? found.findIndex((each) => row.contains(each)) : last.current
    const next = Math.min(Math.max(at + step, 0), found.length - 1)
    last.current = next
    found[next]?.focus()
  }
  useHotkeys({
    j: () => move(1),
    k: () => move(-1),
    e: () => {
      const row = rowAt() ?? page.current?.querySelector<HTMLElement>('[data-error]')
      const href = row?.dataset.error
      if (!row || !href) return
      leaveBy(row)
      router.push(href as Route)
    },
    '.': () => {
      const row = rowAt()
      const trigger = row?.querySelector<HTMLElement>('[data-row-actions]')
      trigger?.focus()
      if (trigger?.ariaHasPopup === null) return trigger.click()
      leaveBy(row)
      trigger?.dispatchEvent(
        new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true, cancelable: true }),
      )
    },
  })
}
