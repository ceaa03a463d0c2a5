'use client'

import { useEffect, useEffectEvent, useMemo, useRef, useState } from 'react'
import type { RunRow } from '@/lib/resources/runs/rules'
import type { Timeline } from './timeline-model'
import type { TimelinePlace } from './timeline-moves'

/** `prod:418006550000019`: it stays the same run when others come before it. */
export const selectionName = ({ workspace, run }: RunRow): string => `${workspace}:${run.runId}`

const settleMs = 300

export type RunSelection = {
  place: TimelinePlace | null
  row: RunRow | null
  choose: (place: TimelinePlace) => void
  letGo: () => void
}

/** The run of a timeline that a keyboard stands on; null until it moves, and where its run is not here. */
export function useRunSelection(
  timeline: Timeline,
  initial: string,
  /** Told the name of where it came to rest; empty for nowhere. */
  onSettle: (name: string) => void,
): RunSelection {
  const [held, hold] = useState<{ name: string; at: number | null } | null>(
    initial === '' ? null : { name: initial, at: null },
  )
  const place = useMemo(() => {
    const index = held ? timeline.rows.findIndex((row) => selectionName(row) === held.name) : -1
    return index === -1 ? null : { index, at: held?.at ?? timeline.starts[index] ?? 0 }
  }, [timeline, held])

  const settle = useEffectEvent(onSettle)
  const isFirst = useRef(true)
  const name = held?.name ?? ''
  useEffect(() => {
    if (isFirst.current) return void (isFirst.current = false)
    // Going along a line writes one address, not one for each run on the way.
    const settling = window.setTimeout(() => settle(name), settleMs)
    return () => window.clearTimeout(settling)
  }, [name])

  return {
    place,
    row: place ? (timeline.rows[place.index] ?? null) : null,
    choose: ({ index, at }) => {
      const row = timeline.rows[index]
      if (row) hold({ name: selectionName(row), at })
    },
    letGo: () => hold(null),
  }
}
