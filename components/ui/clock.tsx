'use client'

import { createContext, use, useCallback, useSyncExternalStore, type ReactNode } from 'react'

const ServerNow = createContext<number | null>(null)

/**
 * Hands the server's moment of rendering to the browser, so that "4 s ago" reads the same in the HTML and at
 * hydration; from then on the browser's own clock drives it.
 */
export function ClockProvider({ serverNow, children }: { serverNow: number; children: ReactNode }) {
  return <ServerNow value={serverNow}>{children}</ServerNow>
}

/** One timer per rhythm, however many clocks a page shows. */
const rhythms = new Map<number, { listeners: Set<() => void>; timer: number }>()

function subscribe(everyMs: number, listener: () => void): () => void {
  let rhythm = rhythms.get(everyMs)
  if (!rhythm) {
    const listeners = new Set<() => void>()
    const tick = () => listeners.forEach((each) => each())
    rhythm = { listeners, timer: window.setInterval(tick, everyMs) }
    rhythms.set(everyMs, rhythm)
  }
  rhythm.listeners.add(listener)
  return () => {
    rhythm.listeners.delete(listener)
    if (rhythm.listeners.size > 0) return
    window.clearInterval(rhythm.timer)
    rhythms.delete(everyMs)
  }
}

/** The present moment in epoch ms, renewed every `everyMs`. */
export function useNow(everyMs = 1000): number {
  const serverNow = use(ServerNow)
  const listen = useCallback((listener: () => void) => subscribe(everyMs, listener), [everyMs])
  const read = () => Math.floor(Date.now() / everyMs) * everyMs
  return useSyncExternalStore(listen, read, () => serverNow ?? read())
}

const nothing = () => () => undefined

/** False in the server's HTML and at hydration, true after: for what only the browser knows. */
export function useIsInBrowser(): boolean {
  return useSyncExternalStore(
    nothing,
    () => true,
    () => false,
  )
}
