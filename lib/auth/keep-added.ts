import 'server-only'
import { storeAdded } from '@/lib/auth/added-workspaces'
import type { Caller } from '@/lib/auth/caller'
import { sessionOf } from '@/lib/auth/session-caller'
import type { AddedWorkspace } from '@/lib/databricks/access-token'

/** The `Set-Cookie` value with which this caller's session holds these workspaces; null for who has no session. */
export function keepAdded(caller: Caller, workspaces: readonly AddedWorkspace[]): string | null {
  const session = sessionOf(caller)
  return session ? storeAdded(workspaces, session) : null
}
