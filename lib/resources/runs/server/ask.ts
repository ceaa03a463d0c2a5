import 'server-only'
import type { Caller } from '@/lib/auth/caller'
import { apiPath, type Query } from '@/lib/databricks/api-path'
import type { Keep } from '@/lib/databricks/cache'
import type { VerbOptions } from '@/lib/databricks/call'
import { askWorkspace } from '@/lib/databricks/client'
import { joinArrays, joinedPages } from '@/lib/databricks/element-pages'
import type { WorkspaceAlias } from '@/lib/databricks/ids'
import { readRunPage, toRunDetail } from '../read'
import type { RunDetail, RunInput } from '../schema'
import { runWire } from '../wire'

// The docs say "less than 25" where the service takes 25: this many is right by both.
export const runsPerPage = 24

// People watch states move, so an answer is shared among panels and tabs that ask together, and no longer.
export const together: Keep = { freshMs: 1_000 }

/** One page of `runs/list`. */
export async function askRunPage(
  caller: Caller,
  workspace: WorkspaceAlias,
  query: Query,
  { keep = together, signal }: VerbOptions & { keep?: Keep } = {},
) {
  const { value, asOf } = await askWorkspace(caller, workspace, {
    method: 'GET',
    path: apiPath`/api/2.2/jobs/runs/list`,
    query: { limit: runsPerPage, ...query },
    reader: readRunPage,
    keep,
    signal,
  })
  return { ...value, asOf }
}

const pagedFields = ['tasks', 'iterations', 'job_clusters', 'job_parameters'] as const

/** A run with all its tasks, however many pages they are, and every repair of it. */
export async function askRun(
  caller: Caller,
  { workspace, runId }: RunInput,
  { keep = together, signal }: VerbOptions & { keep?: Keep } = {},
): Promise<RunDetail> {
  let firstAsOf: string | undefined
  const read = async (token: string | null) => {
    const { value, asOf } = await askWorkspace(caller, workspace, {
      method: 'GET',
      path: apiPath`/api/2.2/jobs/runs/get`,
      query: {
        run_id: runId,
        include_history: true,
        include_resolved_values: true,
        page_token: token ?? undefined,
      },
      reader: runWire,
      keep,
      signal,
    })
    firstAsOf ??= asOf
    return value
  }
  const wire = await joinedPages(read, (whole, page) => joinArrays(whole, page, pagedFields))
  return toRunDetail(wire, firstAsOf ?? new Date().toISOString())
}
