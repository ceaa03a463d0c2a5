import { CircleStop, Pause, Play, RotateCw, type LucideIcon } from 'lucide-react'
import type { JobAction } from '@/lib/resources/jobs/rules'
import type { Job } from '@/lib/resources/jobs/schema'
import type { Effect } from '../ui/changes'

export const actionIcons: Record<JobAction, LucideIcon> = {
  'run-now': Play,
  'cancel-all': CircleStop,
  pause: Pause,
  resume: RotateCw,
}

/** What runs is lost for all of them at once, and no repair brings it back in one press. */
export const effectOf = (action: JobAction): Effect =>
  action === 'cancel-all' ? 'dangerous' : 'write'

/** Pausing and resuming are two sides of one button. */
export const actionsOf = ({ isPaused }: Pick<Job, 'isPaused'>): readonly JobAction[] => [
  'run-now',
  isPaused ? 'resume' : 'pause',
  'cancel-all',
]
