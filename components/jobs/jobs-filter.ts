'use client'

import { parseAsBoolean, parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs'
import { filterJobs, runsAs, type JobRow } from '@/lib/resources/jobs/rules'
import type { Job } from '@/lib/resources/jobs/schema'
import { upkeepKinds, type UpkeepKind } from '@/lib/views/upkeep/kinds'
import { stepOf } from '../table/step-of'
import { groupsOf, jobGroups, startFilters, startsBy, type JobGroup } from './job-group'
import type { ShownRow } from './job-rows'

export const jobsParsers = {
  q: parseAsString.withDefault(''),
  starts: parseAsStringLiteral(startFilters).withDefault('all'),
  show: parseAsStringLiteral([...jobGroups, ...upkeepKinds]),
  mine: parseAsBoolean.withDefault(false),
}

/** Which jobs are listed, kept in the URL: a link shows the same list to whoever opens it. */
export function useJobsFilter() {
  const [filter, set] = useQueryStates(jobsParsers)
  return {
    filter,
    set: (change: Partial<typeof filter>) => void set(change, stepOf(change)),
    reset: () => void set({ q: null, starts: null, show: null, mine: null }, stepOf({})),
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

/** What is shown is of a group that the list tells by itself, or of a kind that is looked for job by job. */
export const groupOf = ({ show }: Pick<JobsFilter, 'show'>): JobGroup | null =>
  jobGroups.find((group) => group === show) ?? null

export const upkeepOf = ({ show }: Pick<JobsFilter, 'show'>): UpkeepKind | null =>
  upkeepKinds.find((kind) => kind === show) ?? null

/** Of these, the jobs that fit by how they stand. */
export function shownRows(counted: readonly ShownRow[], filter: JobsFilter): readonly ShownRow[] {
  const group = groupOf(filter)
  return group === null ? counted : counted.filter((row) => groupsOf(row).includes(group))
}
