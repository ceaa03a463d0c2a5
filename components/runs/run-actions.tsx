'use client'

import { createContext, use, useState, type ReactNode } from 'react'
import { onUse } from '../ui/on-use'
import type { RunAsk } from './run-ask'

const RunConfirm = onUse(() => import('./run-confirm').then((module) => module.RunConfirm))

const AskRun = createContext<(ask: RunAsk) => void>(() => undefined)

type RunActionsProps = {
  /** Something was done to a run. */
  onDone?: () => void
  children: ReactNode
}

/** Lets everything inside ask for an action on a run, with the same confirmation everywhere. */
export function RunActions({ onDone, children }: RunActionsProps) {
  const [ask, setAsk] = useState<RunAsk | null>(null)
  return (
    <AskRun value={setAsk}>
      {children}
      {ask && <RunConfirm ask={ask} onDone={onDone} onClose={() => setAsk(null)} />}
    </AskRun>
  )
}

export const useAskRun = () => use(AskRun)
