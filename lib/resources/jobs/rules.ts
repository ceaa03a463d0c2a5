import { levelWords, standingOf, type Access } from '@/lib/databricks/grants'
import type { Job } from './schema'
import { jobPermissionLevels, type JobPermissionLevel } from './states'

export { cronWords } from './cron-words'
export * from './rows'
export * from './trigger-words'

export type JobAction = 'run-now' | 'cancel-all' | 'pause' | 'resume'

/** What the reason depends on. `isPaused: null` leaves that to be found out; `activeRuns` where it is known. */
export type ActedOn = {
  triggers: readonly unknown[]
  isPaused: boolean | null
  activeRuns?: number
}

/** Why this cannot be done to this job by this person now, in a sentence; undefined when it can. */
export function whyNot(action: JobAction, job: ActedOn, access?: Access): string | undefined {
  return whyNotByState(action, job) ?? (access ? whyNotByAccess(action, access) : undefined)
}

function whyNotByState(action: JobAction, job: ActedOn): string | undefined {
  const { triggers, isPaused, activeRuns } = job
  switch (action) {
    case 'run-now':
      return undefined
    case 'cancel-all':
      return activeRuns === 0 ? 'Nothing of it runs or waits.' : undefined
    case 'pause':
      if (triggers.length === 0) return 'Nothing starts it by itself, so there is nothing to pause.'
      return isPaused === true ? 'It is already paused.' : undefined
    case 'resume':
      if (triggers.length === 0)
        return 'Nothing starts it by itself, so there is nothing to resume.'
      return isPaused === false ? 'It is not paused.' : undefined
  }
}

// "Job ACLs", Azure Databricks docs.
const needed: Record<JobAction, JobPermissionLevel> = {
  'run-now': 'CAN_MANAGE_RUN',
  'cancel-all': 'CAN_MANAGE_RUN',
  pause: 'CAN_MANAGE',
  resume: 'CAN_MANAGE',
}

function whyNotByAccess(action: JobAction, access: Access): string | undefined {
  const standing = standingOf(access, jobPermissionLevels)
  if (standing.kind === 'unknown') return undefined
  const level = needed[action]
  if (standing.kind === 'none')
    return `You have no permission on it. Somebody with Can Manage can give you ${levelWords(level)}.`
  if (jobPermissionLevels.indexOf(standing.level) >= jobPermissionLevels.indexOf(level))
    return undefined
  const via = standing.via === null ? '' : ` through group ${standing.via}`
  return `This needs ${levelWords(level)}; you have ${levelWords(standing.level)}${via}.`
}

/** What changes in a list of jobs is when they fire next, and that is known beforehand. */
export const jobsRefreshMs = 60_000

/** It runs as somebody who is not its maker, or says nothing of it. */
export const runsAs = ({ runAs, creatorUserName }: Pick<Job, 'runAs' | 'creatorUserName'>) =>
  runAs?.name ?? creatorUserName
