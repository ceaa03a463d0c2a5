import 'server-only'
import type { Caller } from '@/lib/auth/caller'
import type { CallBudget } from '@/lib/databricks/call-budget'
import { isDatabricksError } from '@/lib/databricks/errors'
import type { WorkspaceAlias } from '@/lib/databricks/ids'
import type { Job } from '@/lib/resources/jobs/schema'
import type { UncheckedWhy, UpkeepPage, UpkeepRow } from './schema'

/** Who looks at which workspace, and how long they may. */
export type Looking = {
  caller: Caller
  workspace: WorkspaceAlias
  budget: CallBudget
  nowMs: number
  /** Epoch ms, that of the budget. */
  deadline: number
  signal: AbortSignal | undefined
}

/** So many calls at once: a workspace answers some thirty lists of runs a second, and others ask too. */
export const lanes = 4

export type Found = Pick<UpkeepPage, 'unchecked' | 'hidesInactive'> & {
  items: Omit<UpkeepRow, 'workspace'>[]
}

/** What looking at one job came to. */
export type Looked<T> = { kind: 'known'; is: T } | { kind: 'unchecked'; why: UncheckedWhy }

/** Asks something of one job within the budget; one that cannot be read takes nothing from the others. */
export async function lookAt<T>(budget: CallBudget, ask: () => Promise<T>): Promise<Looked<T>> {
  try {
    const asked = await budget.run(0, async () => ({ is: await ask() }))
    return asked ? { kind: 'known', is: asked.is } : { kind: 'unchecked', why: 'time' }
  } catch (error) {
    if (!isDatabricksError(error) || error.kind === 'unauthenticated') throw error
    return { kind: 'unchecked', why: 'failed' }
  }
}

export const unchecked = ({ jobId, name }: Job, why: UncheckedWhy) => ({ jobId, name, why })
