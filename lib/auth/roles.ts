import 'server-only'
import { type AppRole, appRoles } from '@/lib/auth/caller'
import { AuthError } from '@/lib/auth/errors'
import { env } from '@/lib/env/server'

const roleNames: Record<string, AppRole> = {
  'Lakedeck.Viewer': 'viewer',
  'Lakedeck.Operator': 'operator',
  'Lakedeck.Admin': 'admin',
}

/** The greatest of the assigned roles of ours, or null. */
export function assignedRole(assigned: readonly string[]): AppRole | null {
  const held = assigned.map((name) =>
    Object.hasOwn(roleNames, name) ? roleNames[name] : undefined,
  )
  return appRoles.findLast((role) => held.includes(role)) ?? null
}

/** What this caller may do here; throws ROLE_MISSING when roles are required and they have none. */
export function roleOf(assigned: readonly string[]): AppRole {
  if (env().appRoles === 'off') return 'admin'
  const role = assignedRole(assigned)
  if (role) return role
  throw new AuthError(
    'ROLE_MISSING',
    'You have no role in Lakedeck. Ask its owner to assign you one.',
    {
      status: 403,
      action: 'ask-admin',
    },
  )
}

/** For callers whose token can carry no role of ours: a token for AzureDatabricks, a personal access token. */
export function scriptRole(): AppRole {
  return env().appRoles === 'off' ? 'admin' : env().scriptDefaultRole
}
