'use client'

import { useMemo, useState } from 'react'
import type { WorkspaceAlias } from '@/lib/databricks/ids'
import type { Problem } from '@/lib/problem'
import { useEachWorkspace } from '@/lib/use-each-workspace'
import { useLive, type Live } from '@/lib/use-live'
import { allOf, useRuns, type AllRuns } from './hooks'
import { runPaths } from './paths'
import { refreshIntervalMs } from './rules'
import type { RunPage } from './schema'
import type { RunWindow } from './states'
import { isFull, stretchToAsk, withStretch, withStretches, type Span } from './stretches'

/** How the rest of what is in view does; null when all of it is here, or nobody looks at a part. */
export type Rest =
  { kind: 'coming' } | { kind: 'too-many' } | { kind: 'refused'; problem: Problem } | null

export type StretchedRuns = Live<RunPage> & { rest: Rest }

type Looked = { window: RunWindow; view: Span | null }

const none: readonly RunPage[] = []

function useStretchedRuns(workspace: WorkspaceAlias, { window, view }: Looked): StretchedRuns {
  const live = useRuns(workspace, window)
  const [held, hold] = useState({ window, stretches: none })
  const stretches = held.window === window ? held.stretches : none
  const list = live.data
  const asked = useMemo(
    () => (list && view ? stretchToAsk(list, stretches, view) : null),
    [list, stretches, view],
  )
  const hasTooMany = view !== null && isFull(stretches, view)
  const path = asked && !hasTooMany ? runPaths.between(workspace, asked) : null
  const near = useLive<RunPage>(path, {
    refreshMs: (page) =>
      page?.coverage.stoppedBy === 'budget' ? 1_500 : refreshIntervalMs(page?.items),
  })
  const told = near.data
  if (told && view && !stretches.includes(told))
    hold({ window, stretches: withStretch(stretches, told, view) })
  const data = useMemo(() => list && withStretches(list, stretches), [list, stretches])
  return { ...live, data, rest: asked && restOf(near, hasTooMany) }
}

function restOf({ data, error }: Live<RunPage>, hasTooMany: boolean): Rest {
  if (hasTooMany || data?.coverage.stoppedBy === 'limit') return { kind: 'too-many' }
  if (error) return { kind: 'refused', problem: error }
  return data?.coverage.complete ? null : { kind: 'coming' }
}

/**
 * The runs of several workspaces at once, those of the first render, and of the part in view also those that one list
 * does not hold or has not come to: they are asked for by themselves. Null is the whole window.
 */
export function useAllRunsInView<W extends { alias: WorkspaceAlias }>(
  workspaces: readonly W[],
  window: RunWindow,
  view: Span | null,
): AllRuns<W, StretchedRuns> {
  return allOf(useEachWorkspace(workspaces, useStretchedRuns, { window, view }))
}
