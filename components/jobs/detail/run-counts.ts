/** How many of a job's newest runs its page draws; the first is usual. */
export const runCounts = ['24', '48', '96'] as const
