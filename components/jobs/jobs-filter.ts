'use client'

import { parseAsBoolean, parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs'
import { filterJobs, runsAs, type JobRow } from '@/lib/resources/jobs/rules'
import type { Job } from '@/lib/resources/jobs/schema'
import { groupsOf, jobGroups, startFilters, startsBy } from './job-group'
import type { ShownRow } from './job-rows'

export const jobsParsers = {
  q: parseAsString.withDefault(''),
  starts: parseAsStringLiteral(startFilters).withDefault('all'),
  show: parseAsStringLiteral(jobGroups),
  mine: parseAsBoolean.withDefault(false),
}

/** Which jobs are listed, kept in the URL: a link shows the same list to whoever opens it. */
export function useJobsFilter() {
  const [filter, set] = useQueryStates(jobsParsers)
  return {
    filter,
    set: (change: Partial<typeof filter>) => void set(change),
    reset: () => void set({ q: null, starts: null, show: null, mine: null }),
    isNarrow: filter.q !== '' || filter.show !== null || filter.mine || filter.starts !== 'all',
  }
}
export type JobsFilter = ReturnType<typeof useJobsFilter>['filter']

/** Theirs, or running in their name. */
const isOf = (userName: string, job: Job): boolean =>
  [job.creatorUserName, runsAs(job)].some((name) => name?.toLowerCase() === userName.toLowerCase())

/** The jobs that fit by what they are. */
export const fittingJobs = (
  rows: readonly JobRow[],
  { q, mine, starts }: JobsFilter,
  userName: string,
): JobRow[] =>
  filterJobs(rows, { text: q }).filter(
    (row) => (!mine || isOf(userName, row.job)) && (starts === 'all' || startsBy(row) === starts),
  )

/** Of these, the jobs that fit by how they stand. */
export const shownRows = (
  counted: readonly ShownRow[],
  { show }: JobsFilter,
): readonly ShownRow[] =>
  show === null ? counted : counted.filter((row) => groupsOf(row).includes(show))
