'use client'

import { createContext, use, useCallback, type ReactNode } from 'react'
import type { Workspace } from '@/lib/resources/workspaces/schema'
import type { NowRow } from '@/lib/views/now/schema'
import { RunActions, useAskRun } from '../runs/run-actions'
import type { RunAsk } from '../runs/run-ask'

/** What can be done to a run from its row, in one press. */
export type RowAction = 'repair' | 'cancel'

/**
 * The likeliest next step on a row: what broke is repaired, what goes on or waits is canceled. A failure of a job
 * that runs again has none.
 */
export function mainActionOf({ kind, run, recovery, goesOnAs }: NowRow): RowAction | null {
  if (run.isActive) return run.lifeCycle === 'TERMINATING' ? null : 'cancel'
  const isToRepair = kind === 'failed' && recovery === null && run.jobId !== null
  return isToRepair && goesOnAs === null ? 'repair' : null
}

type Act = { workspaces: readonly Workspace[]; ask: (ask: RunAsk) => void }

const Acting = createContext<Act>({ workspaces: [], ask: () => undefined })

/** Lets the rows inside ask for actions on their runs, with the confirmation that every page has. */
export function NowActions(props: {
  workspaces: readonly Workspace[]
  onDone: () => void
  children: ReactNode
}) {
  return (
    <RunActions onDone={props.onDone}>
      <WithWorkspaces workspaces={props.workspaces}>{props.children}</WithWorkspaces>
    </RunActions>
  )
}

function WithWorkspaces({
  workspaces,
  children,
}: {
  workspaces: readonly Workspace[]
  children: ReactNode
}) {
  return <Acting value={{ workspaces, ask: useAskRun() }}>{children}</Acting>
}

/** The workspace of a row, whole, and how to ask for an action in it. */
export function useRowActing({ workspace, run }: NowRow) {
  const { workspaces, ask } = use(Acting)
  const own = workspaces.find(({ alias }) => alias === workspace)
  const askFor = useCallback(
    (action: RowAction) => own && ask({ action, workspace: own, run }),
    [ask, own, run],
  )
  return { workspace: own, ask, askFor }
}
