/** What of a run's `trigger` means that its job began by itself. */
export const ownTriggers: ReadonlySet<string> = new Set([
  'PERIODIC',
  'FILE_ARRIVAL',
  'TABLE',
  'CONTINUOUS',
])
