'use client'

import { createContext, use, type ReactNode } from 'react'

/** What a press does to a workspace: changes something, or takes away what nothing brings back. */
export type Effect = 'write' | 'dangerous'

/** Why this person may change nothing through Lakedeck, whatever Databricks says; nothing where they may. */
export type WhyNoChange = Partial<Record<Effect, string>>

const Refusals = createContext<WhyNoChange>({})

/** Everything inside that changes something is off, with these reasons. */
export function Changes({ whyNot, children }: { whyNot: WhyNoChange; children: ReactNode }) {
  return <Refusals value={whyNot}>{children}</Refusals>
}

/** Of what changes nothing there is nothing to say. */
export function useWhyNoChange(effect: Effect | undefined): string | undefined {
  const refusals = use(Refusals)
  return effect && refusals[effect]
}
