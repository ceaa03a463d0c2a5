import { concerns, type Grantee } from '../access'
import type { Directory, Principal } from '../directory'

/** Least to most. */
export const permissions = ['READ', 'WRITE', 'MANAGE'] as const
export type Permission = (typeof permissions)[number]

/**
 * What the workspace tells of a secret. The value itself is not kept: no call gives it back, so there is
 * nothing here that a list, a record or a log could let out.
 */
export type SecretFacts = { key: string; updatedAt: number }

export type SecretScope = {
  name: string
  acl: { grantee: Grantee; permission: Permission }[]
  /** By key in lower case: names of scopes and keys are the same in any case (Microsoft Learn, "Secret management"). */
  secrets: Map<string, SecretFacts>
}

const rank = (permission: Permission | undefined) =>
  permission === undefined ? -1 : permissions.indexOf(permission)

/** The most powerful of what somebody, their groups, and as an admin the workspace give them. */
export function permissionOn(
  directory: Directory,
  principal: Principal,
  { acl }: SecretScope,
): Permission | undefined {
  const groups = directory.groupNamesOf(principal)
  if (groups.has('admins')) return 'MANAGE'
  return acl
    .filter(({ grantee }) => concerns(grantee, principal, groups))
    .map(({ permission }) => permission)
    .sort((a, b) => rank(b) - rank(a))[0]
}

export const isEnough = (held: Permission | undefined, needed: Permission): boolean =>
  rank(held) >= rank(needed)
