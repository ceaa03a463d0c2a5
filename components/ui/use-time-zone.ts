'use client'

import { useIsInBrowser } from './clock'

/** The reader's zone, once there is a reader; UTC in the server's HTML. */
export function useTimeZone(): string {
  const isInBrowser = useIsInBrowser()
  return isInBrowser ? Intl.DateTimeFormat().resolvedOptions().timeZone : 'UTC'
}
