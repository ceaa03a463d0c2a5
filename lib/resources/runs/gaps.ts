import type { RunCoverage, RunPage, TimeRange } from './schema'
import { merge } from './slices'

const why = {
  budget: 'no time was left',
  limit: 'there are more than were asked for',
  error: 'Databricks refused to go on',
} as const satisfies Record<NonNullable<RunCoverage['stoppedBy']>, string>

/** The part of a time that a list of runs does not speak for, in one sentence; null when it speaks for all of it. */
export function coverageGap({ complete, missing, stoppedBy }: RunCoverage): string | null {
  if (complete) return null
  const [newest, oldest] = [missing[0], missing.at(-1)]
  const time = newest && oldest ? ` that started from ${oldest.from} to ${newest.to}` : ''
  return `not all runs${time} are here${stoppedBy ? `: ${why[stoppedBy]}` : ''}`
}

/** What a list of runs lacks. One that is read page by page lacks nothing: its token says where to go on. */
export function runGaps({ coverage, nextPageToken }: RunPage): string[] {
  const gap = nextPageToken === null ? coverageGap(coverage) : null
  return gap === null ? [] : [gap]
}

const minuteMs = 60_000

/** The same in whole minutes, for people: none of them empty, and those that touch are one. Newest first. */
export function gapsInMinutes(missing: readonly TimeRange[]): TimeRange[] {
  const whole = missing.map((range) => {
    const from = Math.floor(Date.parse(range.from) / minuteMs) * minuteMs
    const to = Math.ceil(Date.parse(range.to) / minuteMs) * minuteMs
    return { from, to: Math.max(to, from + minuteMs) }
  })
  return merge(whole).map(({ from, to }) => ({
    from: new Date(from).toISOString(),
    to: new Date(to).toISOString(),
  }))
}
