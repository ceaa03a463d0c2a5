import 'server-only'
import type { Caller } from '@/lib/auth/caller'
import { CallBudget } from '@/lib/databricks/call-budget'
import type { VerbOptions } from '@/lib/databricks/call'
import type { JobId, WorkspaceAlias } from '@/lib/databricks/ids'
import {
  getJobLinks,
  linksPerPage,
  listJobLinks,
  type JobLinks,
} from '@/lib/resources/jobs/links/server'
import type { FailedAt, ReachPage, ReadReachInput } from './schema'
import { walk } from './walk'

/**
 * What hangs on jobs that failed: who runs them, what they run, and who waits for what they write. It is read from
 * the jobs' own settings, so it needs no warehouse and no system tables, and says what they do not tell.
 */
export async function readReach(
  caller: Caller,
  { workspace, jobs, limit, budgetMs }: ReadReachInput,
  { signal }: VerbOptions = {},
): Promise<ReachPage> {
  const budget = new CallBudget({ lanes: 4, deadline: Date.now() + budgetMs, signal })
  try {
    const reading = await readJobs(caller, workspace, limit, budget)
    const refused = await addAsked(caller, workspace, jobs, reading, budget)
    const isWhole = reading.stoppedBy === null
    return {
      ...walk(jobs, reading.jobs),
      unseen: jobs.flatMap(({ jobId }) =>
        !reading.jobs.has(jobId) && (isWhole || refused.has(jobId)) ? jobId : [],
      ),
      coverage: {
        jobs: reading.listed,
        complete: reading.stoppedBy === null,
        stoppedBy: reading.stoppedBy,
      },
      asOf: reading.asOf ?? new Date().toISOString(),
    }
  } finally {
    budget.close()
  }
}

type Reading = {
  jobs: Map<JobId, JobLinks>
  listed: number
  stoppedBy: ReachPage['coverage']['stoppedBy']
  /** Of the oldest page. */
  asOf: string | null
}

/** Page by page, each names the next. A page that was read comes from memory, so asking again goes further. */
async function readJobs(
  caller: Caller,
  workspace: WorkspaceAlias,
  limit: number,
  budget: CallBudget,
): Promise<Reading> {
  const reading: Reading = { jobs: new Map(), listed: 0, stoppedBy: null, asOf: null }
  const tokens = new Set<string>()
  let token: string | null = null
  do {
    const page = await readPage(token)
    if (page === 'error' || page === undefined)
      return { ...reading, stoppedBy: page ?? ('budget' as const) }
    for (const job of page.items) reading.jobs.set(job.jobId, job)
    reading.listed += page.items.length
    if (reading.asOf === null || page.asOf < reading.asOf) reading.asOf = page.asOf
    token = page.nextPageToken
    if (token !== null && tokens.has(token)) return { ...reading, stoppedBy: 'error' }
    if (token !== null) tokens.add(token)
  } while (token !== null && reading.listed < limit)
  return { ...reading, stoppedBy: token === null ? null : 'limit' }

  async function readPage(at: string | null) {
    const page = budget.run(1, () => listJobLinks(caller, workspace, at))
    // Without the first there is nothing to tell; behind it, what is here is worth telling.
    return at === null ? page : page.catch(() => 'error' as const)
  }
}

const mostAsked = Math.ceil(linksPerPage / 4)

/** The jobs that failed, where the list did not come to them or has not all their tasks. Answers which were refused. */
async function addAsked(
  caller: Caller,
  workspace: WorkspaceAlias,
  asked: readonly FailedAt[],
  { jobs, stoppedBy }: Reading,
  budget: CallBudget,
): Promise<ReadonlySet<JobId>> {
  const refused = new Set<JobId>()
  const wanted = asked.filter(({ jobId }) => {
    const known = jobs.get(jobId)
    return known ? known.isCut : stoppedBy !== null
  })
  await Promise.all(
    wanted.slice(0, mostAsked).map(async ({ jobId }) => {
      const job = await budget
        .run(0, () => getJobLinks(caller, { workspace, jobId }))
        .catch(() => void refused.add(jobId))
      if (job) jobs.set(jobId, job)
    }),
  )
  return refused
}
