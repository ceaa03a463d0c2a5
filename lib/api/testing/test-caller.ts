import type { Caller } from '@/lib/auth/caller'
import { personNumber } from '@/lib/databricks/testing/serve-workspaces'

/** A caller for tests; each number is somebody else, whom no cache knows. */
export const callerNumber = (number: number, more: Partial<Caller> = {}): Caller => ({
  ...personNumber(number),
  kind: 'person',
  name: 'Ben Kaya',
  userName: 'ben@contoso.example',
  role: 'operator',
  assignedRoles: [],
  via: 'bearer',
  sessionId: null,
  ...more,
})
