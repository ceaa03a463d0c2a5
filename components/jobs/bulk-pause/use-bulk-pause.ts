'use client'

import { useState } from 'react'
import { problemOf } from '@/lib/fetch-json'
import { lanes } from '@/lib/lanes'
import { pauseJob, resumeJob } from '@/lib/resources/jobs/actions'
import {
  idOf,
  itemsOf,
  wanted,
  type BulkAction,
  type PauseItem,
  type PauseStep,
  type PauseTarget,
} from './pause-step'

/** So many at once: the rest of the page, and other people, have to get through too. */
const side = 3

/** Jobs to choose from; each that is chosen is paused for itself, so that one refusal stops no other. */
export function useBulkPause(targets: readonly PauseTarget[], action: BulkAction) {
  const [items, setItems] = useState<readonly PauseItem[]>(() => itemsOf(targets, action))
  const [isAsking, setAsking] = useState(false)
  const change = (of: readonly PauseItem[], to: Partial<PauseItem>) => {
    const ids = new Set(of.map(({ target }) => idOf(target)))
    setItems((all) => all.map((each) => (ids.has(idOf(each.target)) ? { ...each, ...to } : each)))
  }
  const ask = async () => {
    setAsking(true)
    const lane = lanes(side)
    await Promise.all(
      wanted(items).map(async (item) => {
        change([item], { step: { kind: 'asking' } })
        change([item], { step: await lane(() => stepOf(item.target, action)) })
      }),
    )
    setAsking(false)
  }
  return {
    items,
    isAsking,
    choose: (of: readonly PauseItem[], isChosen: boolean) => change(of, { isChosen }),
    ask,
  }
}

/** Pausing says what to come to, so asked twice it is still one pause. */
async function stepOf({ workspace, job }: PauseTarget, action: BulkAction): Promise<PauseStep> {
  try {
    await (action === 'pause' ? pauseJob : resumeJob)(workspace.alias, job.jobId)
    return { kind: 'done' }
  } catch (error) {
    const problem = problemOf(error)
    if (!problem) throw error
    return { kind: 'refused', problem }
  }
}
