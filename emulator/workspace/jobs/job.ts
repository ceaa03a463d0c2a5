import type { AccessList } from '../access'
import type { Story } from '../runs/story'
import type { JobSettings } from './settings'

export type Job = {
  id: bigint
  createdAt: number
  /** Sign-in name or application id. */
  creator: string
  /** The service leaves `creator_user_name` out once that person is deleted. */
  creatorHasLeft: boolean
  accessList: AccessList
  settings: JobSettings
  /** How long each task usually executes, by key; others take a default time. */
  paceMs: Readonly<Record<string, number>>
  /** What new runs of it come to, while that lasts. */
  ongoing: Story
  /** Its place among the seeded jobs, where its history is kept; null for one made since. */
  historyIndex: number | null
  isDeleted: boolean
  /** Grows when its schedule changes, so that what was planned before no longer fires. */
  scheduleStamp: number
}

/** Who a job's code acts as: what it says itself, else whoever made it. */
export function runAsName({ settings, creator }: Job): string {
  return settings.run_as?.service_principal_name ?? settings.run_as?.user_name ?? creator
}
