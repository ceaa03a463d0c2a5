'use client'

import { useWindowVirtualizer } from '@tanstack/react-virtual'
import { useImperativeHandle, useState, type ReactNode, type Ref, type RefObject } from 'react'
import { SpacerRow } from './spacer-row'

/** Brings a row into view that may not be drawn yet. */
export type Reveal = { reveal: (index: number) => void }

/** The rows near the window; empty height stands for the others. Loaded only by lists that are long. */
export function VirtualRows({
  ref,
  count,
  rowHeight,
  table,
  children,
}: {
  ref: Ref<Reveal>
  count: number
  rowHeight: number
  table: RefObject<HTMLElement | null>
  children: (index: number) => ReactNode
}) {
  const [top, setTop] = useState(0)
  const virtualizer = useWindowVirtualizer({
    count,
    estimateSize: () => rowHeight,
    overscan: 12,
    scrollMargin: top,
    initialRect: { width: 0, height: 900 },
    onChange: () => {
      const box = table.current?.getBoundingClientRect()
      if (box && Math.abs(box.top + window.scrollY - top) > 1) setTop(box.top + window.scrollY)
    },
  })
  useImperativeHandle(
    ref,
    () => ({ reveal: (index) => virtualizer.scrollToIndex(index, { align: 'center' }) }),
    [virtualizer],
  )
  const items = virtualizer.getVirtualItems()
  return (
    <>
      <SpacerRow height={(items[0]?.start ?? top) - top} />
      {items.map(({ index }) => children(index))}
      <SpacerRow height={virtualizer.getTotalSize() - ((items.at(-1)?.end ?? top) - top)} />
    </>
  )
}
