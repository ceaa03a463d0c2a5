'use client'

import { useState } from 'react'
import { problemOf } from '@/lib/fetch-json'
import { lanes } from '@/lib/lanes'
import {
  idOf,
  itemOf,
  wanted,
  type BulkItem,
  type BulkStep,
  type BulkTarget,
  type ReasonOf,
} from './bulk-item'

/** So many at once: the rest of the page, and other people, have to get through too. */
const side = 3

/**
 * Jobs to choose from; each that is chosen is changed by itself, so that one refusal stops no other. None is chosen
 * beforehand: a list of many may hold what nobody meant.
 */
export function useBulk(
  targets: readonly BulkTarget[],
  reasonOf: ReasonOf,
  change: (target: BulkTarget) => Promise<unknown>,
) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [steps, setSteps] = useState<ReadonlyMap<string, BulkStep>>(new Map())
  const [isAsking, setAsking] = useState(false)
  const items = targets.map((target) => {
    const id = idOf(target)
    return itemOf(target, reasonOf(target), { isChosen: chosen.has(id), step: steps.get(id) })
  })
  const show = (target: BulkTarget, step: BulkStep) =>
    setSteps((before) => new Map(before).set(idOf(target), step))
  const ask = async () => {
    setAsking(true)
    const lane = lanes(side)
    await Promise.all(
      wanted(items).map(async ({ target }) => {
        show(target, { kind: 'asking' })
        show(target, await lane(() => stepOf(change(target))))
      }),
    )
    setAsking(false)
  }
  const choose = (of: readonly BulkItem[], isChosen: boolean) =>
    setChosen((before) => {
      const after = new Set(before)
      for (const { target } of of) {
        if (isChosen) after.add(idOf(target))
        else after.delete(idOf(target))
      }
      return after
    })
  return { items, isAsking, choose, ask }
}
export type Bulk = ReturnType<typeof useBulk>

async function stepOf(changed: Promise<unknown>): Promise<BulkStep> {
  try {
    await changed
    return { kind: 'done' }
  } catch (error) {
    const problem = problemOf(error)
    if (!problem) throw error
    return { kind: 'refused', problem }
  }
}
