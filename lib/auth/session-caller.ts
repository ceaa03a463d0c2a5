import 'server-only'
import type { Caller } from '@/lib/auth/caller'
import { roleOf } from '@/lib/auth/roles'
import type { Session } from '@/lib/auth/session'
import { AccessToken } from '@/lib/databricks/access-token'

/** The person of a session; throws ROLE_MISSING. */
export function sessionCaller(session: Session): Caller {
  return {
    kind: 'person',
    via: 'session',
    tenantId: session.tenantId,
    objectId: session.objectId,
    name: session.name,
    userName: session.userName,
    role: roleOf(session.roles),
    assignedRoles: session.roles,
    sessionId: session.sessionId,
    addedWorkspaces: [],
    accessToken: new AccessToken(session.accessToken),
  }
}
