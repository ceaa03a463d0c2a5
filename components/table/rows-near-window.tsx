'use client'

import { useWindowVirtualizer } from '@tanstack/react-virtual'
import { useImperativeHandle, useLayoutEffect, useState, type Ref, type RefObject } from 'react'
import type { DrawnRows } from './drawn-rows'

/** Brings a row into view that may not be drawn yet. */
export type Reveal = { reveal: (index: number) => void }

/**
 * Tells which rows are near the window, and draws nothing: the rows are the table's own, so that one which has the
 * focus stays when a list becomes long. Loaded only by lists that are.
 */
export function RowsNearWindow({
  ref,
  count,
  rowHeight,
  table,
  onMove,
}: {
  ref: Ref<Reveal>
  count: number
  rowHeight: number
  table: RefObject<HTMLElement | null>
  /** Null when it goes: what is near then says nothing of a list that becomes long later. */
  onMove: (drawn: DrawnRows | null) => void
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
  const from = items[0]?.index ?? 0
  const to = (items.at(-1)?.index ?? -1) + 1
  const before = (items[0]?.start ?? top) - top
  const after = virtualizer.getTotalSize() - ((items.at(-1)?.end ?? top) - top)
  // Before it is painted: no frame shows the rows of the place before.
  useLayoutEffect(() => onMove({ from, to, before, after }), [onMove, from, to, before, after])
  useLayoutEffect(() => () => onMove(null), [onMove])
  return null
}
