import { coverageGap } from '@/lib/resources/runs/gaps'
import { silentGap } from '@/lib/views/everywhere/gaps'
import { nowKinds } from './kinds'
import { canLoadMore } from './rules'
import type { NowPage, NowPart, NowRow } from './schema'

/** What the rows do not tell, by workspace: those who are silent, runs that were not read, rows that are cut off. */
export const nowGaps = ({ items, parts }: NowPage): string[] =>
  parts.flatMap((part) => {
    if (part.kind !== 'ok') return [silentGap(part)]
    const rows = items.filter(({ workspace }) => workspace === part.workspace)
    return gapsOf(part, rows).map((gap) => `${part.workspace}: ${gap}`)
  })

type Answered = Extract<NowPart, { kind: 'ok' }>

function gapsOf(part: Answered, rows: readonly NowRow[]): string[] {
  const { counts, coverage, hasMoreActive, isComplete } = part
  const gap = coverageGap(coverage)
  const missing = [
    ...(gap === null ? [] : [gap]),
    ...(hasMoreActive ? ['more runs go on than were read'] : []),
  ]
  const unread = missing.length === 0 && !isComplete
  return [
    ...missing,
    ...(unread ? ['errors and usual times were not all read in time'] : []),
    ...(canLoadMore(part) ? ['ask with more=true for the rest'] : []),
    ...nowKinds.flatMap((kind) => {
      const there = rows.filter((row) => row.kind === kind).length
      return there < counts[kind] ? [`${there} of ${counts[kind]} ${kind} are here`] : []
    }),
  ]
}
