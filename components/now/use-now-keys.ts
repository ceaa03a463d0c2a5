'use client'

import type { Route } from 'next'
import { useRouter } from 'next/navigation'
import { useRef, type RefObject } from 'react'
import { useHotkeys } from '../ui/use-hotkeys'

/** Where `j` and `k` stop: the link or button of each row, in the order of the page. */
const stops = '[data-stop]'

/**
 * `j` and `k` walk every row of the page with the focus itself, so Enter opens by nature; `e` opens the error of
 * the row, or the first one of the page; `.` opens the row's actions, or presses its only one.
 */
export function useNowKeys(page: RefObject<HTMLElement | null>): void {
  const router = useRouter()
  // Focus goes to the body when a row is gone; from here the walk goes on.
  const last = useRef(-1)
  const all = () => [...(page.current?.querySelectorAll<HTMLElement>(stops) ?? [])]
  const rowAt = () => document.activeElement?.closest<HTMLElement>('[data-row]') ?? null
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
      if (href) router.push(href as Route)
    },
    '.': () => {
      const trigger = rowAt()?.querySelector<HTMLElement>('[data-row-actions]')
      trigger?.focus()
      if (trigger?.ariaHasPopup === null) return trigger.click()
      trigger?.dispatchEvent(
        new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true, cancelable: true }),
      )
    },
  })
}
