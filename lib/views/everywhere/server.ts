import 'server-only'
import { settle } from '@/lib/api/settle'
import type { Part } from '@/lib/part'
import type { Workspace } from '@/lib/resources/workspaces/schema'

export type WorkspacePart<Page> = { workspace: Workspace; part: Part<Page> }

/**
 * The same question to each of these workspaces at once. One that does not answer within the budget is `slow`: its call
 * goes on, and when the browser asks for it, it joins that call.
 */
export async function everywhere<Page>(
  ask: (workspace: Workspace) => Promise<Page>,
  budgetMs: number,
  workspaces: readonly Workspace[],
): Promise<WorkspacePart<Page>[]> {
  return Promise.all(
    workspaces.map(async (workspace) => ({
      workspace,
      part: await withinBudget(toPart(ask(workspace)), budgetMs),
    })),
  )
}

/** A page that came, or why it did not. */
async function toPart<Page>(asked: Promise<Page>): Promise<Part<Page>> {
  const settled = await settle(asked)
  return settled.ok
    ? { kind: 'ok', page: settled.value }
    : { kind: 'failed', problem: settled.problem }
}

async function withinBudget<Page>(
  part: Promise<Part<Page>>,
  budgetMs: number,
): Promise<Part<Page>> {
  let timer: NodeJS.Timeout | undefined
  const slow = new Promise<Part<Page>>((resolve) => {
    timer = setTimeout(() => resolve({ kind: 'slow' }), budgetMs)
  })
  return Promise.race([part, slow]).finally(() => clearTimeout(timer))
}
