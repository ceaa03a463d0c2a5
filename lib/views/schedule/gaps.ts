import type { z } from 'zod'
import { silentGap } from '@/lib/views/everywhere/gaps'
import type { scheduleEverywhere } from './schema'

/** What the schedule over every workspace lacks. */
export const scheduleGaps = ({ parts }: z.infer<typeof scheduleEverywhere>): string[] =>
  parts.flatMap(({ kind, workspace, hasMore, problem }) => {
    if (kind !== 'ok') return [silentGap({ kind, workspace, problem })]
    return hasMore ? [`${workspace}: has more jobs than were looked at`] : []
  })
