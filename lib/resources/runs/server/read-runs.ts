import 'server-only'
import type { Caller } from '@/lib/auth/caller'
import type { Query } from '@/lib/databricks/api-path'
import { NotAsked, type Keep } from '@/lib/databricks/cache'
import type { CallBudget } from '@/lib/databricks/call-budget'
import { readSlices } from '../read-slices'
import type { ListRunsInput, Run } from '../schema'
import type { Slice } from '../slices'
import { askRunPage, together } from './ask'
import type { RunsReading } from './reading'

/** Which runs of a workspace are read. `to: null` is up to now, by the clock of the workspace. */
export type RunRange = Pick<ListRunsInput, 'workspace' | 'jobId' | 'which' | 'type'> & {
  from: number
  to: number | null
  withTasks?: boolean
}

export type ReadRunsOptions = {
  budget: CallBudget
  priority: number
  /** For all but the newest page. */
  laterPriority?: number
  limit?: number
  /** For what began more than a quarter of an hour ago. */
  keepOld?: Keep
  /** For what began later. */
  keepRecent?: Keep
  onPage?: (runs: Run[]) => void
}

/** The runs that started in a time, read in slices side by side within the budget. */
export async function readRuns(
  caller: Caller,
  { workspace, from, to, withTasks = false, ...which }: RunRange,
  options: ReadRunsOptions,
): Promise<RunsReading> {
  const { budget, priority, laterPriority = priority, limit, onPage } = options
  const { keepOld = briefly, keepRecent = together } = options
  const nowMs = Date.now()
  let oldest: string | null = null
  const end = to ?? nowMs
  const query = { ...filters(which), expand_tasks: withTasks || undefined }
  const ask = async (slice: Slice) => {
    const page = await askRunPage(
      caller,
      workspace,
      {
        ...query,
        start_time_from: slice.from,
        // An open end has none: the clock of the workspace may be ahead of this one.
        start_time_to: to === null && slice.to === end ? undefined : slice.to,
        page_token: slice.pageToken,
      },
      // When the person leaves, the budget lets them go; the answer is kept for when they come back.
      { keep: slice.to > nowMs - recentMs ? keepRecent : keepOld },
    ).catch(unlessNotAsked)
    if (page === undefined) return undefined
    if (oldest === null || page.asOf < oldest) oldest = page.asOf
    return page
  }
  const reading = await readSlices(
    { from: Math.min(from, end), to: end },
    {
      ask,
      idOf: ({ runId }) => runId,
      startOf: ({ startedAt }) => (startedAt === null ? null : Date.parse(startedAt)),
      budget,
      priority,
      laterPriority,
      ...(limit === undefined ? {} : { limit }),
      ...(onPage === undefined ? {} : { onPage }),
    },
  )
  return { ...reading, asOf: oldest }
}

function unlessNotAsked(error: unknown): undefined {
  if (!(error instanceof NotAsked)) throw error
}

/** Which of them, as Databricks is asked. */
export const filters = ({
  jobId,
  which,
  type,
}: Pick<RunRange, 'jobId' | 'which' | 'type'>): Query => ({
  job_id: jobId,
  run_type: type,
  active_only: which === 'active' || undefined,
  completed_only: which === 'completed' || undefined,
})

const recentMs = 15 * 60_000

/** What began long ago rarely changes: at the next look it comes from memory, and is looked at behind that. */
const briefly: Keep = { freshMs: 20_000, staleMs: 60_000 }
