'use client'

import { useRef, useState } from 'react'
import type { WorkspaceAlias } from '@/lib/databricks/ids'
import { fetchJson } from '@/lib/fetch-json'
import type { Problem } from '@/lib/problem'
import type { RunWindow } from '@/lib/resources/runs/states'
import { useLive, type Live } from '@/lib/use-live'
import { nowPaths } from './paths'
import type { NowPage, NowPart, NowRow } from './schema'

// The first look brings what is there at once; the next ones go further, and begin where the last one ended.
const firstBudgetMs = 500
const laterBudgetMs = 1_500
const hurriedLooks = 12

const restMs = 10_000
const hurryMs = 1_000

/** Now of one workspace. While there is more to load it is looked at in quick succession, but not for ever. */
export function useNowOf(
  workspace: WorkspaceAlias,
  window: RunWindow,
  initial?: NowPage,
): Live<NowPage> {
  const looks = useRef(0)
  const ask = (path: string) => {
    looks.current += 1
    const budgetMs = looks.current === 1 && !initial ? firstBudgetMs : laterBudgetMs
    return fetchJson<NowPage>(`${path}&budgetMs=${budgetMs}`)
  }
  return useLive<NowPage>(nowPaths.of(workspace, window), {
    initial,
    fetch: ask,
    refreshMs: (latest) =>
      isComplete(latest?.parts[0]) || looks.current > hurriedLooks ? restMs : hurryMs,
  })
}

const isComplete = (part: NowPart | undefined) =>
  part?.kind === 'failed' || (part?.kind === 'ok' && part.isComplete)

export type Now<W> = {
  /** Each workspace by itself, in the order given: a failing or slow one takes nothing from the others. */
  parts: {
    workspace: W
    live: Live<NowPage>
    part: NowPart | undefined
    problem: Problem | undefined
  }[]
  /** Of every workspace that is here. */
  pages: NowPage[]
  rows: NowRow[]
  /** The oldest of the parts that are here. */
  asOf: string | undefined
  /** At least one workspace has neither answered nor failed. */
  isLoading: boolean
  refresh: () => Promise<void>
}

/**
 * Now over several workspaces. The list is that of the first render: give the component a `key` of the aliases
 * when it can change.
 */
export function useNow<W extends { alias: WorkspaceAlias }>(
  workspaces: readonly W[],
  window: RunWindow,
  initial?: NowPage,
): Now<W> {
  const [fixed] = useState(() => [...workspaces])
  const parts = fixed.map((workspace) => {
    // eslint-disable-next-line react-hooks/rules-of-hooks -- the list is fixed by the first render, so is the order
    const live = useNowOf(workspace.alias, window, partOf(initial, workspace.alias, window))
    const part = live.data?.parts[0]
    const problem = part?.kind === 'failed' ? (part.problem as Problem) : live.error
    return { workspace, live, part, problem }
  })
  const pages = parts.flatMap(({ live }) => live.data ?? [])
  return {
    parts,
    pages,
    rows: pages.flatMap(({ items }) => items),
    asOf: pages.map(({ asOf }) => asOf).sort()[0],
    isLoading: parts.some(({ live, part }) => live.isLoading || part?.kind === 'slow'),
    refresh: async () => void (await Promise.all(parts.map(({ live }) => live.refresh()))),
  }
}

/** What the server rendered of one workspace; one that was slow there is asked for at once. */
function partOf(
  page: NowPage | undefined,
  workspace: WorkspaceAlias,
  window: RunWindow,
): NowPage | undefined {
  const part = page?.parts.find((each) => each.workspace === workspace)
  if (!page || page.window !== window || !part || part.kind === 'slow') return undefined
  return {
    ...page,
    parts: [part],
    items: page.items.filter((row) => row.workspace === workspace),
  }
}
