'use client'

import {
  cloneElement,
  useEffect,
  useId,
  useRef,
  useState,
  type ReactElement,
  type RefObject,
} from 'react'
import { createPortal } from 'react-dom'

type Place = { top: number; left: number; isBelow: boolean }

function placeFor(box: DOMRect): Place {
  const isBelow = box.top < 56
  const half = 140
  const centre = box.left + box.width / 2
  return {
    top: isBelow ? box.bottom + 6 : box.top - 6,
    left: Math.min(Math.max(centre, half + 8), Math.max(window.innerWidth - half - 8, half + 8)),
    isBelow,
  }
}

/** Hovering waits, so that a passing pointer opens nothing; focus does not. */
const hoverDelayMs = 350

function useTooltip(anchor: RefObject<HTMLElement | null>) {
  const [place, setPlace] = useState<Place | null>(null)
  const timer = useRef<number | undefined>(undefined)
  const isOpen = place !== null

  const hide = () => {
    window.clearTimeout(timer.current)
    setPlace(null)
  }
  const show = (delayMs: number) => {
    window.clearTimeout(timer.current)
    timer.current = window.setTimeout(() => {
      if (anchor.current) setPlace(placeFor(anchor.current.getBoundingClientRect()))
    }, delayMs)
  }
  useEffect(() => () => window.clearTimeout(timer.current), [])
  useEffect(() => {
    if (!isOpen) return
    const close = () => setPlace(null)
    const onKey = (event: KeyboardEvent) => event.key === 'Escape' && close()
    window.addEventListener('scroll', close, { capture: true, passive: true })
    window.addEventListener('keydown', onKey)
    return () => {
      window.removeEventListener('scroll', close, { capture: true })
      window.removeEventListener('keydown', onKey)
    }
  }, [isOpen])
  return { place, show, hide }
}

/**
 * A sentence about a control, on hover and on focus; Escape closes it. With `isName` the text already is the
 * control's accessible name and is not announced a second time.
 */
export function Tooltip({
  text,
  isName = false,
  children,
}: {
  text: string
  isName?: boolean
  children: ReactElement<{ 'aria-describedby'?: string }>
}) {
  const anchor = useRef<HTMLSpanElement>(null)
  const id = useId()
  const { place, show, hide } = useTooltip(anchor)
  return (
    <span
      ref={anchor}
      className="inline-flex max-w-full"
      onPointerEnter={(event) => event.pointerType !== 'touch' && show(hoverDelayMs)}
      onPointerLeave={hide}
      onPointerDown={(event) => (event.pointerType === 'touch' ? show(0) : hide())}
      onFocus={(event) => event.target.matches(':focus-visible') && show(0)}
      onBlur={hide}
    >
      {isName ? children : cloneElement(children, { 'aria-describedby': id })}
      {!isName && (
        <span id={id} hidden>
          {text}
        </span>
      )}
      {place &&
        createPortal(
          <span
            role="tooltip"
            className="pointer-events-none fixed z-50 max-w-70 animate-appear rounded-md bg-ink-1 px-2 py-1 text-xs text-surface-1 shadow-float"
            style={{
              top: place.top,
              left: place.left,
              transform: `translate(-50%, ${place.isBelow ? '0' : '-100%'})`,
            }}
          >
            {text}
          </span>,
          document.body,
        )}
    </span>
  )
}
