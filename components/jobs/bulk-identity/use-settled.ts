'use client'

import { useEffect, useState } from 'react'

const pauseMs = 250

/** What is being typed, once the typing pauses. */
export function useSettled(text: string): string {
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    const timer = window.setTimeout(() => setSettled(text), pauseMs)
    return () => window.clearTimeout(timer)
  }, [text])
  return settled
}
