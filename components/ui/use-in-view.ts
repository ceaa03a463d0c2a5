'use client'

import { useEffect, useState, type RefObject } from 'react'

type Listener = (isSeen: boolean) => void

/** One observer for the whole page: a list has hundreds of rows. */
let observer: IntersectionObserver | undefined
const listeners = new WeakMap<Element, Listener>()

function observe(element: Element, listener: Listener): () => void {
  observer ??= new IntersectionObserver(
    (entries) =>
      entries.forEach(({ target, isIntersecting }) => listeners.get(target)?.(isIntersecting)),
    { rootMargin: '160px 0px' },
  )
  const shared = observer
  listeners.set(element, listener)
  shared.observe(element)
  return () => {
    listeners.delete(element)
    shared.unobserve(element)
  }
}

/** What flies by while one scrolls is not looked at. */
const restMs = 120

/** True from when an element has rested in view, or nearly, for a moment; what is hidden is never in view. */
export function useWasInView(element: RefObject<Element | null>): boolean {
  const [wasSeen, setSeen] = useState(false)
  useEffect(() => {
    const at = element.current
    if (wasSeen || !at) return
    let timer: number | undefined
    const stop = observe(at, (isSeen) => {
      window.clearTimeout(timer)
      if (isSeen) timer = window.setTimeout(() => setSeen(true), restMs)
    })
    return () => {
      window.clearTimeout(timer)
      stop()
    }
  }, [element, wasSeen])
  return wasSeen
}
