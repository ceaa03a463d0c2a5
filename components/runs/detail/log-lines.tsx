'use client'

import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef } from 'react'
import { cx } from '../../ui/class-names'
import { marksIn } from './log-find'

const lineHeight = 18
const most = 420

/** Lines of a log in a window of their own: only those in sight are drawn, however many there are. */
export function LogLines({
  name,
  lines,
  marked,
  at,
  isChosen = true,
  find = '',
}: {
  name: string
  lines: readonly string[]
  /** The line of the error. */
  marked: number | null
  /** What to show: this line, or the end. */
  at: number | 'end'
  /** It is the place at hand of what is looked for, and wears its colour. */
  isChosen?: boolean
  /** What is marked wherever it stands. */
  find?: string
}) {
  const box = useRef<HTMLDivElement>(null)
  // eslint-disable-next-line react-hooks/incompatible-library -- it draws again at each scroll, which is what it is for
  const virtualizer = useVirtualizer({
    count: lines.length,
    getScrollElement: () => box.current,
    estimateSize: () => lineHeight,
    overscan: 20,
  })
  useEffect(() => {
    if (at === 'end') virtualizer.scrollToIndex(lines.length - 1, { align: 'end' })
    else virtualizer.scrollToIndex(at, { align: 'center' })
  }, [virtualizer, lines, at])
  const items = virtualizer.getVirtualItems()
  const digits = String(lines.length).length
  return (
    <div
      ref={box}
      role="region"
      aria-label={`Log ${name}`}
      tabIndex={0}
      style={{ height: Math.min(most, lines.length * lineHeight + 16) }}
      className="overflow-auto py-2 font-mono text-xs/[18px] focus-visible:-outline-offset-2"
    >
      <div className="relative w-max min-w-full" style={{ height: virtualizer.getTotalSize() }}>
        {/* In the flow, so that the widest line in sight gives the width to scroll by. */}
        <div style={{ transform: `translateY(${items[0]?.start ?? 0}px)` }}>
          {items.map(({ index }) => (
            <div
              key={index}
              className={cx(
                'flex h-[18px] px-4 whitespace-pre',
                index === marked && 'bg-failed-bg',
                find !== '' && isChosen && index === at && 'bg-accent-weak',
              )}
            >
              <span
                aria-hidden="true"
                className="mr-4 shrink-0 text-right text-ink-3 select-none"
                style={{ width: `${digits}ch` }}
              >
                {index + 1}
              </span>
              {find === '' ? lines[index] : <Marked line={lines[index] ?? ''} find={find} />}
            </div>
          ))}
        </div>
      </div>
    </div>
  )
}

const Marked = ({ line, find }: { line: string; find: string }) =>
  marksIn(line, find).map(({ text, isHit }, at) =>
    isHit ? (
      <mark key={at} className="rounded-[2px] bg-warning-bg text-ink-1 outline-1 outline-warning">
        {text}
      </mark>
    ) : (
      <span key={at}>{text}</span>
    ),
  )
