'use client'

import { useState } from 'react'
import { useUrlText } from '../ui/use-url-choice'
import { causeMark, readUnfolded, unfoldedText } from './unfolded'

/**
 * Which causes are open, in the address: those that stand otherwise than by themselves. Unfolding is no step of its
 * own, or Back would take as many as causes were looked into.
 */
export function useUnfolded() {
  const [text, setText] = useUrlText('causes')
  // The router tells the new address a moment late; a key that follows already walks what is unfolded.
  const [ahead, setAhead] = useState<string | null>(null)
  if (ahead === text) setAhead(null)
  const unfolded = readUnfolded(ahead ?? text)
  return {
    isOpen: (key: string, byItself: boolean): boolean => unfolded.get(causeMark(key)) ?? byItself,
    turn(key: string, isOpen: boolean, byItself: boolean) {
      const next = new Map(unfolded)
      if (isOpen === byItself) next.delete(causeMark(key))
      else next.set(causeMark(key), isOpen)
      setAhead(unfoldedText(next))
      setText(unfoldedText(next))
    },
  }
}
