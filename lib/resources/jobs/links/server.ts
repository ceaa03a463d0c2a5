import 'server-only'
import type { Caller } from '@/lib/auth/caller'
import { apiPath } from '@/lib/databricks/api-path'
import type { Keep } from '@/lib/databricks/cache'
import { askWorkspace } from '@/lib/databricks/client'
import { joinArrays, joinedPages } from '@/lib/databricks/element-pages'
import type { WorkspaceAlias } from '@/lib/databricks/ids'
import type { JobInput } from '../schema'
import { toLinks, type JobLinks } from './read'
import { linkedJobPageWire, linkedJobsWire, type LinkedJobWire } from './wire'

export type { JobLinks, LinkedTask, Write } from './read'

export const linksPerPage = 100

// What hangs on what changes when somebody changes a job; a page of it is large, so only that is kept of it.
const keepLinks: Keep = {
  freshMs: 120_000,
  staleMs: 10 * 60_000,
  part: {
    name: 'links',
    of: (value) => {
      const read = linkedJobsWire.safeParse(value)
      return read.success ? read.data : value
    },
  },
}

export type LinksPage = { items: JobLinks[]; nextPageToken: string | null; asOf: string }

/** A hundred of the jobs the caller may see, newest first, each with what hangs on what. */
export async function listJobLinks(
  caller: Caller,
  workspace: WorkspaceAlias,
  pageToken: string | null,
): Promise<LinksPage> {
  const { value, asOf } = await askWorkspace(caller, workspace, {
    method: 'GET',
    path: apiPath`/api/2.2/jobs/list`,
    query: { limit: linksPerPage, expand_tasks: true, page_token: pageToken ?? undefined },
    reader: linkedJobsWire,
    keep: keepLinks,
  })
  return { items: value.jobs.map(toLinks), nextPageToken: value.next_page_token || null, asOf }
}

/** One job with all its tasks, however many pages they are. */
export async function getJobLinks(
  caller: Caller,
  { workspace, jobId }: JobInput,
): Promise<JobLinks> {
  const read = async (token: string | null) => {
    const { value } = await askWorkspace(caller, workspace, {
      method: 'GET',
      path: apiPath`/api/2.2/jobs/get`,
      query: { job_id: jobId, page_token: token ?? undefined },
      reader: linkedJobPageWire,
      keep: { freshMs: 60_000 },
    })
    return value
  }
  const wire: LinkedJobWire = await joinedPages(read, (whole, page) => ({
    ...whole,
    settings: joinArrays(whole.settings, page.settings, ['tasks', 'parameters']),
  }))
  return toLinks({ ...wire, has_more: false })
}
