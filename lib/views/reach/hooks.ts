'use client'

import { useRef } from 'react'
import type { WorkspaceAlias } from '@/lib/databricks/ids'
import { fetchJson } from '@/lib/fetch-json'
import { useLive, type Live } from '@/lib/use-live'
import { reachPaths } from './paths'
import type { FailedAt, ReachPage } from './schema'

const restMs = 5 * 60_000
const hurriedLooks = 30

/** What hangs on these jobs; null asks nothing. While the list of jobs is not read to its end, each look goes further. */
export function useReach(
  workspace: WorkspaceAlias,
  jobs: readonly FailedAt[] | null,
  limit?: number,
): Live<ReachPage> {
  const looks = useRef(0)
  return useLive<ReachPage>(jobs && reachPaths.of(workspace, jobs, limit), {
    fetch: (path) => {
      looks.current += 1
      return fetchJson<ReachPage>(path)
    },
    refreshMs: (page) =>
      page?.coverage.stoppedBy === 'budget' && looks.current < hurriedLooks ? 1_000 : restMs,
  })
}
