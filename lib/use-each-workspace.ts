'use client'

import { useState } from 'react'
import type { WorkspaceAlias } from '@/lib/databricks/ids'
import type { Part } from '@/lib/part'
import type { Problem } from '@/lib/problem'

type Aliased = { alias: WorkspaceAlias }

/** What the server rendered of one workspace. */
export type RenderedPart<Page> = { workspace: Aliased; part: Part<Page> }

/**
 * A hook of one workspace, once for each of several. The list is that of the first render, so that every render
 * calls as many hooks in the same order, as React wants them: give the component a `key` of the aliases when the
 * list can change. `look` is a hook of a module, so that it is the same in every render, too.
 */
export function useEachWorkspace<W extends Aliased, Given, Found>(
  workspaces: readonly W[],
  look: (workspace: WorkspaceAlias, given: Given) => Found,
  given: Given,
): { workspace: W; live: Found }[] {
  const [fixed] = useState(() => [...workspaces])
  return fixed.map((workspace) => ({ workspace, live: look(workspace.alias, given) }))
}

/** The rendered part of a workspace, as `useLive` takes it. */
export function renderedOf<Page>(
  workspace: WorkspaceAlias,
  rendered: readonly RenderedPart<Page>[],
): { initial?: Page; initialProblem?: Problem } {
  const part = rendered.find((each) => each.workspace.alias === workspace)?.part
  if (part?.kind === 'ok') return { initial: part.page }
  return part?.kind === 'failed' ? { initialProblem: part.problem } : {}
}

/** What is so of all parts together. */
export type Whole = {
  /** Of the oldest part that is here. */
  asOf: string | undefined
  /** At least one workspace has neither answered nor failed. */
  isLoading: boolean
  refresh: () => Promise<void>
}

export function wholeOf(parts: readonly { live: Whole }[]): Whole {
  return {
    asOf: parts.flatMap(({ live }) => live.asOf ?? []).sort()[0],
    isLoading: parts.some(({ live }) => live.isLoading),
    refresh: async () => void (await Promise.all(parts.map(({ live }) => live.refresh()))),
  }
}
