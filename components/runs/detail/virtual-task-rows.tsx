'use client'

import { useWindowVirtualizer } from '@tanstack/react-virtual'
import { useLayoutEffect, useRef, useState, type ReactNode } from 'react'

const rowHeight = 31

/** The rows near the window of a run with hundreds of tasks; empty height stands for the others. */
export function VirtualTaskRows({
  count,
  children,
}: {
  count: number
  children: (index: number) => ReactNode
}) {
  const list = useRef<HTMLUListElement>(null)
  const [top, setTop] = useState(0)
  useLayoutEffect(() => {
    const box = list.current?.getBoundingClientRect()
    if (box) setTop(box.top + window.scrollY)
  }, [])
  const virtualizer = useWindowVirtualizer({
    count,
    estimateSize: () => rowHeight,
    overscan: 16,
    scrollMargin: top,
    initialRect: { width: 0, height: 900 },
  })
  const items = virtualizer.getVirtualItems()
  const first = (items[0]?.start ?? top) - top
  return (
    <ul ref={list} style={{ height: virtualizer.getTotalSize() }}>
      <li aria-hidden="true" style={{ height: first }} />
      {items.map(({ index, key }) => (
        <li
          key={key}
          ref={virtualizer.measureElement}
          data-index={index}
          aria-setsize={count}
          aria-posinset={index + 1}
          className="border-b border-line-1 last:border-0"
        >
          {children(index)}
        </li>
      ))}
    </ul>
  )
}
