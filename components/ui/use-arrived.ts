'use client'

import { useEffect, useState } from 'react'

/**
 * What a page was still waiting for when it was sent; undefined until it arrives, and where it never does. What is
 * drawn meanwhile stays as it is, with its focus and what was opened from it; a fallback of Suspense would be replaced.
 */
export function useArrived<Value extends object | undefined>(
  promise: Promise<Value> | undefined,
): Value | undefined {
  const [arrived, setArrived] = useState<Value>()
  useEffect(() => {
    // Where the connection broke under it, what was known before still is.
    promise?.then(setArrived, () => undefined)
  }, [promise])
  return arrived
}
