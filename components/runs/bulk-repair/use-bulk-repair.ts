'use client'

import { useEffect, useState } from 'react'
import { mutate } from 'swr'
import { fetchJson, problemOf } from '@/lib/fetch-json'
import { lanes } from '@/lib/lanes'
import { newPress, type Press } from '@/lib/press'
import { repairRun } from '@/lib/resources/runs/actions'
import { runPaths } from '@/lib/resources/runs/paths'
import type { RunDetail } from '@/lib/resources/runs/schema'
import { isWanted, requestOf, stepOf, type RepairStep, type RepairTarget } from './repair-step'

/** So many at once: the rest of the page, and other people, have to get through too. */
const side = 4

type Item = { target: RepairTarget; press: Press; step: RepairStep }

export type BulkRepair = {
  items: readonly Item[]
  /** Asks for every repair that is wanted. Each run has one press, however often it is asked. */
  repair: () => Promise<void>
  isRepairing: boolean
}

/** Reads every run first, so that it can be said what would happen; then repairs them, each for itself. */
export function useBulkRepair(targets: readonly RepairTarget[], onBegun: () => void): BulkRepair {
  const [items, setItems] = useState<readonly Item[]>(() =>
    targets.map((target) => ({ target, press: newPress(), step: { kind: 'reading' } })),
  )
  const [isRepairing, setRepairing] = useState(false)
  const put = (target: RepairTarget, step: RepairStep) =>
    setItems((all) => all.map((each) => (each.target === target ? { ...each, step } : each)))

  useEffect(() => {
    const leaving = new AbortController()
    const lane = lanes(side)
    for (const target of targets) {
      void lane(() => readStep(target, leaving.signal)).then((step) => {
        if (!leaving.signal.aborted) put(target, step)
      })
    }
    return () => leaving.abort()
  }, [targets])

  const repair = async () => {
    setRepairing(true)
    const lane = lanes(side)
    await Promise.all(
      items.map(async ({ target, press, step }) => {
        if (!isWanted(step)) return
        put(target, { kind: 'repairing', run: step.run })
        put(target, await lane(() => repairStep(target, step.run, press)))
      }),
    )
    setRepairing(false)
    onBegun()
  }
  return { items, repair, isRepairing }
}

async function readStep({ workspace, runId }: RepairTarget, signal: AbortSignal) {
  const path = runPaths.detail(workspace, runId)
  try {
    const run = await fetchJson<RunDetail>(path, { signal })
    void mutate(path, run, { revalidate: false })
    return stepOf(run)
  } catch (error) {
    return unread(error)
  }
}

const unread = (error: unknown): RepairStep => {
  const problem = problemOf(error)
  return problem ? { kind: 'unread', problem } : { kind: 'reading' }
}

async function repairStep(
  { workspace, runId }: RepairTarget,
  run: RunDetail,
  press: Press,
): Promise<RepairStep> {
  try {
    const { wasThere } = await repairRun(workspace, runId, requestOf(run), press)
    return { kind: 'begun', wasThere }
  } catch (error) {
    const problem = problemOf(error)
    if (!problem) throw error
    return { kind: 'refused', run, problem }
  }
}
