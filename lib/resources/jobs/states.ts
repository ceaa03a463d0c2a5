/** What starts a job by itself; `other` is one newer than this list. */
export const triggerKinds = [
  'schedule',
  'periodic',
  'file-arrival',
  'table-update',
  'model',
  'continuous',
  'other',
] as const
export type TriggerKind = (typeof triggerKinds)[number]

/** Permission levels on a job, least to most. */
export const jobPermissionLevels = ['CAN_VIEW', 'CAN_MANAGE_RUN', 'CAN_MANAGE', 'IS_OWNER'] as const
export type JobPermissionLevel = (typeof jobPermissionLevels)[number]
