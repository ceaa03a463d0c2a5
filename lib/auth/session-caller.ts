import 'server-only'
import { readAdded } from '@/lib/auth/added-workspaces'
import type { Caller } from '@/lib/auth/caller'
import type { CookieJar } from '@/lib/auth/cookie-jar'
import { roleOf } from '@/lib/auth/roles'
import type { Session } from '@/lib/auth/session'
import { AccessToken } from '@/lib/databricks/access-token'

/** The person of a session, with what their browser holds beside it; throws ROLE_MISSING. */
export function sessionCaller(session: Session, jar: CookieJar): Caller {
  const caller: Caller = {
    kind: 'person',
    via: 'session',
    tenantId: session.tenantId,
    objectId: session.objectId,
    name: session.name,
    userName: session.userName,
    role: roleOf(session.roles),
    assignedRoles: session.roles,
    sessionId: session.sessionId,
    addedWorkspaces: readAdded(jar, session),
    accessToken: new AccessToken(session.accessToken),
  }
  sessions.set(caller, session)
  return caller
}

/** Beside the callers and not in them: a caller goes to every verb, a refresh token to Entra alone. */
const sessions = new WeakMap<Caller, Session>()

/** The session a caller came with; null for a bearer. For lib/auth alone. */
export const sessionOf = (caller: Caller): Session | null => sessions.get(caller) ?? null
