'use client'

import { createContext, use, useState, type ComponentType, type ReactNode } from 'react'
import { onUse } from './on-use'

/**
 * Lets everything below ask for an action and be answered by one dialog, whose code comes with the first asking:
 * `const { Asking, useAsk } = createAsking<Ask>(() => import('./confirm').then((m) => m.Confirm))`.
 */
export function createAsking<Ask extends object>(
  load: () => Promise<ComponentType<{ ask: Ask; onClose: () => void }>>,
) {
  const Asked = onUse(load)
  const Context = createContext<(ask: Ask) => void>(() => undefined)
  function Asking({ children }: { children: ReactNode }) {
    const [ask, setAsk] = useState<Ask | null>(null)
    return (
      <Context value={setAsk}>
        {children}
        {ask && <Asked ask={ask} onClose={() => setAsk(null)} />}
      </Context>
    )
  }
  return { Asking, useAsk: () => use(Context) }
}
