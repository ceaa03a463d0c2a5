import type { Call } from '../call'
import { invalidParameter } from '../errors'
import { queryBoolean, queryInteger } from '../fields'
import { readPageToken, toPage } from '../page-token'
import type { Job } from './job'
import { viewOf } from './rights'
import { toListed } from './to-wire'

export function readLimit(query: URLSearchParams, most: number): number {
  const limit = queryInteger(query, 'limit', 20)
  if (limit < 1 || limit > most) {
    throw invalidParameter(`limit must be between 1 and ${most}, got ${limit}`)
  }
  return limit
}

function readOffset(query: URLSearchParams): number {
  const offset = queryInteger(query, 'offset', 0)
  if (offset < 0) throw invalidParameter('offset must not be negative')
  if (offset > 0 && query.get('page_token')) {
    throw invalidParameter('offset and page_token cannot be used together')
  }
  return offset
}

const newestFirst = (a: Job, b: Job) => b.createdAt - a.createdAt || (a.id < b.id ? 1 : -1)

/** Jobs somebody may see, newest first; `name` is the whole name in any case. */
export function listJobs(call: Call) {
  const { workspace, query, now } = call
  const limit = readLimit(query, 100)
  const name = query.get('name')?.toLowerCase()
  const isExpanded = queryBoolean(query, 'expand_tasks') ?? false
  const key = `jobs?name=${name ?? ''}&expand_tasks=${isExpanded}`
  const offset = readOffset(query) || readPageToken(query.get('page_token'), key)
  const sees = viewOf(call)
  const jobs = workspace
    .jobsAt(now)
    .jobs.filter((job) => !name || job.settings.name.toLowerCase() === name)
    .filter(({ accessList }) => sees(accessList))
    .sort(newestFirst)
  const page = toPage(jobs, offset, limit, key)
  return {
    ...(page.items.length > 0 ? { jobs: page.items.map((job) => toListed(job, isExpanded)) } : {}),
    has_more: page.nextToken !== undefined,
    ...(page.nextToken ? { next_page_token: page.nextToken } : {}),
    ...(page.previousToken ? { prev_page_token: page.previousToken } : {}),
  }
}
