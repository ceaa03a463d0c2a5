/** Jobs that somebody should look after, by why. */
export const upkeepKinds = ['never-succeeded', 'paused-90d', 'run-as-left'] as const
export type UpkeepKind = (typeof upkeepKinds)[number]

/** So long a job has to be paused to be thought forgotten. */
export const forgottenDays = 90

/** Why nothing is known of a job. */
export const uncheckedWhys = [
  /** The time for one answer was over; asking again goes on where it stopped. */
  'time',
  /** It could not be read. */
  'failed',
  /** It has more runs than are looked at, and none of these decides it. */
  'too-many-runs',
  /** The workspace tells the caller nothing of service principals. */
  'untold',
] as const
