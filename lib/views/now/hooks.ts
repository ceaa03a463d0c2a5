'use client'

import { useRef } from 'react'
import { useSWRConfig } from 'swr'
import type { WorkspaceAlias } from '@/lib/databricks/ids'
import { fetchJson, ProblemError } from '@/lib/fetch-json'
import type { Problem } from '@/lib/problem'
import type { RunWindow } from '@/lib/resources/runs/states'
import { useEachWorkspace, wholeOf, type Whole } from '@/lib/use-each-workspace'
import { useLive, type Live } from '@/lib/use-live'
import { nowPaths } from './paths'
import type { NowPage, NowPart, NowRow } from './schema'

// The first look brings what is there at once; the next ones go further, and begin where the last one ended.
const firstBudgetMs = 500
const laterBudgetMs = 1_500
// Until a workspace has answered at all it is given longer: asking again within seconds makes nobody faster.
const patientBudgetMs = 3_000
const hurriedLooks = 12

const restMs = 10_000
// Where a look takes many calls, they are made more rarely.
const longRestMs = 20_000
const hurryMs = 1_000
const longAwayMs = 15 * 60_000

/** One workspace, and how to get what its looks left out. */
export type LiveNow = Live<NowPage> & {
  /** More of it is on its way. */
  isComing: boolean
  /** Reads on as far as at the opening. Each press is worth so many calls: a page that is merely open makes few. */
  loadMore: () => Promise<void>
}

type Given = { window: RunWindow; rendered: NowPage | undefined }

/**
 * Now of one workspace. While there is more to load it is looked at in quick succession, but not for ever, and no
 * longer than its answers say that this brings more.
 */
function useNowOf(workspace: WorkspaceAlias, { window, rendered }: Given): LiveNow {
  const { cache } = useSWRConfig()
  const looks = useRef(0)
  const wantsMore = useRef(false)
  const lastLook = useRef<number | null>(null)
  const given = partOf(rendered, workspace, window)
  const ask = async (path: string) => {
    looks.current += 1
    const held = (cache.get(path)?.data as NowPage | undefined) ?? given.initial
    const isFirst = looks.current === 1 && !given.initial
    const budgetMs = isFirst ? firstBudgetMs : hasAnswered(held) ? laterBudgetMs : patientBudgetMs
    // Who comes back after a long time opens the page anew: what was remembered for it is gone.
    const isAnew = lastLook.current !== null && Date.now() - lastLook.current > longAwayMs
    const more = wantsMore.current || isAnew ? '&more=true' : ''
    const page = await fetchJson<NowPage>(`${path}&budgetMs=${budgetMs}${more}`)
    wantsMore.current = false
    lastLook.current = Date.now()
    // What was good stays on the page when a later look fails or brings nothing in time.
    const part = page.parts[0]
    if (part?.kind === 'failed') throw new ProblemError(part.problem as Problem)
    return part?.kind === 'slow' ? (held ?? page) : page
  }
  const live = useLive<NowPage>(nowPaths.of(workspace, window), {
    ...given,
    fetch: ask,
    refreshMs: (latest) => waitMs(latest?.parts[0], looks.current),
  })
  const part = live.data?.parts[0]
  return {
    ...live,
    isComing: part?.kind !== 'ok' || !(part.isComplete || part.isPaused),
    loadMore: () => {
      wantsMore.current = true
      looks.current = 1
      return live.refresh()
    },
  }
}

function waitMs(part: NowPart | undefined, looks: number): number {
  if (part?.kind === 'ok' && part.isPaused) return longRestMs
  return isComplete(part) || looks > hurriedLooks ? restMs : hurryMs
}

const hasAnswered = (page: NowPage | undefined) => page?.parts[0]?.kind === 'ok'
const isComplete = (part: NowPart | undefined) => part?.kind === 'ok' && part.isComplete

export type Now<W> = Whole & {
  /** Each workspace by itself, in the order given: a failing or slow one takes nothing from the others. */
  parts: { workspace: W; live: LiveNow; part: NowPart | undefined }[]
  /** Of every workspace that is here. */
  pages: NowPage[]
  rows: NowRow[]
  /** Of every workspace. */
  loadMore: () => Promise<void>
}

/** Now over several workspaces: those of the first render. */
export function useNow<W extends { alias: WorkspaceAlias }>(
  workspaces: readonly W[],
  window: RunWindow,
  rendered?: NowPage,
): Now<W> {
  const parts = useEachWorkspace(workspaces, useNowOf, { window, rendered }).map((each) => ({
    ...each,
    part: each.live.data?.parts[0],
  }))
  const pages = parts.flatMap(({ live }) => live.data ?? [])
  return {
    ...wholeOf(parts),
    parts,
    pages,
    rows: pages.flatMap(({ items }) => items),
    loadMore: async () => void (await Promise.all(parts.map(({ live }) => live.loadMore()))),
    isLoading: parts.some(({ live, part }) => live.isLoading || part?.kind === 'slow'),
  }
}

/** What the server rendered of one workspace; one that was slow there is asked for at once. */
function partOf(
  page: NowPage | undefined,
  workspace: WorkspaceAlias,
  window: RunWindow,
): { initial?: NowPage; initialProblem?: Problem } {
  const part = page?.parts.find((each) => each.workspace === workspace)
  if (!page || page.window !== window || !part || part.kind === 'slow') return {}
  if (part.kind === 'failed') return { initialProblem: part.problem as Problem }
  return {
    initial: {
      ...page,
      parts: [part],
      items: page.items.filter((row) => row.workspace === workspace),
    },
  }
}
