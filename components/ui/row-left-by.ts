'use client'

import { useEffect, useRef, useSyncExternalStore, type RefObject } from 'react'

/** Beside what Next's router keeps in an entry of the history; it leaves what it does not know. */
const mark = 'lakedeckRow'

/** Every row carries its id in `data-row-id`. */
export const rowAround = (element: Element | null): HTMLElement | null =>
  element?.closest<HTMLElement>('[data-row-id]') ?? null

/** No element has the focus; a press on the empty page gives it to `main`. */
export const isFocusNowhere = (): boolean =>
  document.activeElement === document.body || document.activeElement?.id === 'main'

/**
 * Says which row the page is about to be left by. It stays with this entry of the history, so Back and a reload
 * find the place again, while a fresh visit begins at the top.
 */
export function leaveBy(row: HTMLElement | null): void {
  const id = row?.dataset.rowId
  if (id === undefined || readMark() === id) return
  window.history.replaceState({ ...window.history.state, [mark]: id }, '')
}

function readMark(): string | null {
  const state: unknown = window.history.state
  if (typeof state !== 'object' || state === null || !(mark in state)) return null
  return typeof state[mark] === 'string' ? state[mark] : null
}

const never = () => () => undefined

/** The row by which this very entry of the history was left before; null on a fresh visit. */
export const useRowLeftBy = (): string | null => useSyncExternalStore(never, readMark, () => null)

/** Any of these says that the person is already somewhere else. */
const signs = ['keydown', 'pointerdown', 'wheel'] as const

/** Whether the person went elsewhere since this was first drawn: a page must not be pulled away from under them. */
export function useIsElsewhere(): RefObject<boolean> {
  const isElsewhere = useRef(false)
  useEffect(() => {
    const away = () => void (isElsewhere.current = true)
    for (const sign of signs) window.addEventListener(sign, away, { capture: true, passive: true })
    return () => {
      for (const sign of signs) window.removeEventListener(sign, away, { capture: true })
    }
  }, [])
  return isElsewhere
}

/** Whatever is pressed in a row of the element may lead away. */
export function useLeaving(within: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const onClick = ({ target }: MouseEvent) => {
      if (target instanceof Element && within.current?.contains(target)) leaveBy(rowAround(target))
    }
    document.addEventListener('click', onClick, { capture: true })
    return () => document.removeEventListener('click', onClick, { capture: true })
  }, [within])
}
