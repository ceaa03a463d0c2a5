'use client'

import { createContext, use, useState, type ReactNode } from 'react'
import type { ClusterAsk } from './cluster-ask'
import { onUse } from '../ui/on-use'

const ClusterConfirm = onUse(() =>
  import('./cluster-confirm').then((module) => module.ClusterConfirm),
)

const AskCluster = createContext<(ask: ClusterAsk) => void>(() => undefined)

/** Lets every page and the palette ask for an action on a cluster, with the same confirmation everywhere. */
export function ClusterActions({ children }: { children: ReactNode }) {
  const [ask, setAsk] = useState<ClusterAsk | null>(null)
  return (
    <AskCluster value={setAsk}>
      {children}
      {ask && <ClusterConfirm ask={ask} onClose={() => setAsk(null)} />}
    </AskCluster>
  )
}

export const useAskCluster = () => use(AskCluster)
