import { silentGap } from '@/lib/views/everywhere/gaps'
import type { UpkeepEverywhere, UpkeepPage } from './schema'

type Looked = Pick<UpkeepPage, 'unchecked' | 'hidesInactive'>

/** What a list of jobs to look after lacks. One that is read page by page has a token for the rest. */
export const upkeepGaps = ({ unchecked, hidesInactive }: Looked): string[] => [
  ...(unchecked.length > 0 ? [`${unchecked.length} of the jobs could not be checked`] : []),
  ...(hidesInactive ? ['who was deactivated is told to admins only'] : []),
]

export const upkeepEverywhereGaps = ({ parts }: Pick<UpkeepEverywhere, 'parts'>): string[] =>
  parts.flatMap(({ workspace, kind, hasMore, problem, ...looked }) => {
    if (kind !== 'ok') return [silentGap({ kind, workspace, problem })]
    const more = hasMore ? ['has more jobs than were looked at'] : []
    return [...more, ...upkeepGaps(looked)].map((gap) => `${workspace}: ${gap}`)
  })
