/** Who may do what with an object, as the Permissions API tells it; what is common to every kind of object. */
export type Grant = {
  principal: {
    kind: 'user' | 'group' | 'service-principal'
    name: string
    displayName: string | null
  }
  level: string
  /** Objects the grant comes from (`/jobs/`), empty for a direct one. */
  inheritedFrom: string[]
}

/** What is known of the caller's rights on an object; left out where it is not known, and then Databricks decides. */
export type Access = {
  permissions: { grants: readonly Grant[] }
  me: { principalName: string; groups: readonly { name: string }[] }
}

export type Standing<Level extends string> =
  /** A level that is newer than the list may allow anything. */
  { kind: 'unknown' } | { kind: 'none' } | { kind: 'has'; level: Level; via: string | null }

/** The best of the caller's levels, in the order given (least first), and the group it comes through. */
export function standingOf<Level extends string>(
  { permissions, me }: Access,
  levels: readonly Level[],
): Standing<Level> {
  const mine = permissions.grants.filter((grant) => isMine(grant.principal, me))
  if (!mine.every(({ level }) => (levels as readonly string[]).includes(level)))
    return { kind: 'unknown' }
  const rankOf = ({ level }: Grant) => levels.indexOf(level as Level)
  const best = mine.toSorted((a, b) => rankOf(b) - rankOf(a))[0]
  const level = best && levels[rankOf(best)]
  if (!best || level === undefined) return { kind: 'none' }
  return { kind: 'has', level, via: best.principal.kind === 'group' ? best.principal.name : null }
}

// Everybody is in these groups, whether or not SCIM lists them.
const everybody = new Set(['users', 'account users'])

function isMine(principal: Grant['principal'], me: Access['me']): boolean {
  if (principal.kind !== 'group')
    return principal.name.toLowerCase() === me.principalName.toLowerCase()
  return everybody.has(principal.name) || me.groups.some(({ name }) => name === principal.name)
}

/** `CAN_MANAGE_RUN` as people read it: `Can Manage Run`. */
export const levelWords = (level: string): string =>
  level
    .split('_')
    .map((word) => word.charAt(0) + word.slice(1).toLowerCase())
    .join(' ')
