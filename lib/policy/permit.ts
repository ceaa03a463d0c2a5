import 'server-only'
import { type AppRole, appRoles, type Caller } from '@/lib/auth/caller'
import { AuthError } from '@/lib/auth/errors'
import { env } from '@/lib/env/server'

/** What a call does to a workspace: looks, changes something, or takes away what nothing brings back. */
export type CallKind = 'read' | 'write' | 'dangerous'

const neededFor = {
  read: 'viewer',
  write: 'operator',
  dangerous: 'admin',
} as const satisfies Record<CallKind, AppRole>

/**
 * Lakedeck's own limits, on top of what Databricks allows: an installation that only reads, and the app roles.
 * Throws READ_ONLY or ROLE_REQUIRED. With APP_ROLES=off everybody is an admin here and Databricks alone decides.
 */
export function permit(caller: Caller, kind: CallKind): void {
  const refusal = refusalOf(caller, kind)
  if (refusal) throw refusal
}

/** The same in a sentence, for buttons that had better not be pressed; undefined where they may. */
export const whyNotPermitted = (caller: Caller, kind: CallKind): string | undefined =>
  refusalOf(caller, kind)?.message

function refusalOf(caller: Caller, kind: CallKind): AuthError | undefined {
  if (kind !== 'read' && env().readOnly) return onlyReads()
  const needed = neededFor[kind]
  const isEnough = appRoles.indexOf(caller.role) >= appRoles.indexOf(needed)
  return isEnough ? undefined : roleRequired(caller, needed)
}

const onlyReads = () =>
  new AuthError(
    'READ_ONLY',
    'This Lakedeck is set to read only: nothing can be changed through it.',
    { status: 403 },
  )

function roleRequired({ role, assignedRoles }: Caller, needed: AppRole): AuthError {
  const has = `Your role in Lakedeck is ${titled(role)}`
  // A token for AzureDatabricks can carry no role of ours; whoever runs Lakedeck decides what such scripts may do.
  const from = assignedRoles.length === 0 ? ', the one that scripts get here' : ''
  return new AuthError(
    'ROLE_REQUIRED',
    `${has}${from}. This takes the role ${titled(needed)}: ask the owner of Lakedeck for it.`,
    { status: 403, action: 'ask-admin' },
  )
}

const titled = (role: AppRole) => `Lakedeck.${role.charAt(0).toUpperCase()}${role.slice(1)}`
