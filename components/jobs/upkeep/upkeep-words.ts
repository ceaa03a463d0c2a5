import { shortName } from '@/lib/format/principals'
import { formatCounted } from '@/lib/format/quantities'
import type { Evidence, UncheckedWhy } from '@/lib/views/upkeep/schema'
import type { UpkeepKind } from '@/lib/views/upkeep/kinds'

/** What the list is, and what it cannot know. */
export const upkeepNotes: Record<UpkeepKind, string> = {
  'never-succeeded':
    'These ran, and none of the runs that were looked at went well. A job without a run in the 60 days that Databricks keeps is not among them.',
  'paused-90d':
    'Databricks does not tell when a job was paused. These are paused, older than 90 days, and did not start by themselves in the 60 days of runs that it keeps.',
  'run-as-left':
    'Whom these run as is no user or service principal of the workspace any more, or was deactivated.',
}

type Nothing = { title: string; words: string }

/** What a search without a find is worth. */
const upkeepNothing: Record<UpkeepKind, Nothing> = {
  'never-succeeded': {
    title: 'Every job that ran has succeeded',
    words: 'Of those that were looked at, each went well at least once in the runs that are kept.',
  },
  'paused-90d': {
    title: 'No job seems forgotten',
    words: 'None that was looked at is paused and has been quiet for as long as runs are kept.',
  },
  'run-as-left': {
    title: 'Nobody who left runs a job',
    words: 'Whom the jobs run as is known to their workspace, as far as you may read that.',
  },
}

/** What stands there while nothing was found: it claims no more than was looked at. */
export function nothingWords(
  kind: UpkeepKind,
  upkeep: { isLoadingMore: boolean; hasMore: boolean; unchecked: number },
): Nothing {
  if (upkeep.isLoadingMore) return lookingOn
  if (upkeep.hasMore) return notAll
  return upkeep.unchecked > 0 ? notChecked : upkeepNothing[kind]
}

const lookingOn: Nothing = {
  title: 'None so far',
  words: 'More jobs are being looked at; those that belong here come by themselves.',
}

const notAll: Nothing = {
  title: 'None so far',
  words: 'Not every job was looked at: how many were, and how to go on, stands below.',
}

const notChecked: Nothing = {
  title: 'None so far',
  words: 'Not every job could be checked: which could not, and why, stands below.',
}

/** What was seen, in the few words that a cell has room for. */
export function shortEvidence(evidence: Evidence): string {
  switch (evidence.kind) {
    case 'never-succeeded':
      return `none of ${evidence.isAll ? '' : 'the last '}${formatCounted(evidence.runs, 'run')} succeeded`
    case 'paused-90d':
      return `no start by itself in ${formatCounted(evidence.quietDays, 'day')}`
    case 'run-as-left':
      if (evidence.runAs === null) return 'nobody is told'
      return `${shortName(evidence.runAs.name)} ${evidence.why === 'inactive' ? 'was deactivated' : 'is not known here'}`
  }
}

const reasons: Record<UncheckedWhy, string> = {
  time: 'there was no time',
  failed: 'they could not be read',
  'too-many-runs': 'they have too many runs to tell',
  untold: 'service principals are told to admins only',
}

/** `3 jobs could not be checked: they have too many runs to tell`. */
export const uncheckedWords = (count: number, why: UncheckedWhy): string =>
  `${formatCounted(count, 'job')} could not be checked: ${reasons[why]}`

/** How far a workspace was looked at, while there is more of it. */
export const notLookedAtWords = (workspace: string, looked: number, isLooking: boolean): string =>
  `${formatCounted(looked, 'job')} of ${workspace} ${looked === 1 ? 'was' : 'were'} looked at${
    isLooking ? ' so far, more are coming' : '; it has more that were not'
  }.`
