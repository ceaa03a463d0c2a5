/** Jobs that somebody should look after, by why. */
export const upkeepKinds = ['never-succeeded', 'paused-90d', 'run-as-left'] as const
export type UpkeepKind = (typeof upkeepKinds)[number]

/** So long a job has to be paused to be thought forgotten. */
export const forgottenDays = 90
