/** How a group's member list names somebody. */
export type Member = { kind: 'user' | 'group' | 'service-principal'; id: string }

export type User = {
  id: string
  /** Entra's object id; null for people who never sign in to the emulator. */
  objectId: string | null
  userName: string
  displayName: string
  givenName: string
  familyName: string
  active: boolean
  entitlements: string[]
}

export type ServicePrincipal = {
  id: string
  objectId: string
  applicationId: string
  displayName: string
  active: boolean
  entitlements: string[]
}

export type Group = {
  id: string
  displayName: string
  entitlements: string[]
  members: Member[]
}

/** Who is asking, as this workspace knows them. */
export type Principal =
  | { kind: 'user'; id: string; name: string; displayName: string }
  | { kind: 'service-principal'; id: string; name: string; displayName: string }

export type Membership = { group: Group; type: 'direct' | 'indirect' }

/** The people, service principals and groups of one workspace. */
export class Directory {
  #groupNames = new Map<string, Set<string>>()

  constructor(
    readonly users: readonly User[],
    readonly groups: readonly Group[],
    readonly servicePrincipals: readonly ServicePrincipal[],
  ) {}

  /** The principal of a token by Entra's object id; nobody when the workspace does not know it. */
  principalOf(objectId: string, kind: Principal['kind']): Principal | undefined {
    const isWanted = (each: User | ServicePrincipal) => each.objectId === objectId && each.active
    if (kind === 'user') {
      const user = this.users.find(isWanted)
      return user && { kind, id: user.id, name: user.userName, displayName: user.displayName }
    }
    const daemon = this.servicePrincipals.find(isWanted)
    return (
      daemon && { kind, id: daemon.id, name: daemon.applicationId, displayName: daemon.displayName }
    )
  }

  user(userName: string): User | undefined {
    return this.users.find((each) => each.userName.toLowerCase() === userName.toLowerCase())
  }

  group(displayName: string): Group | undefined {
    return this.groups.find((each) => each.displayName === displayName)
  }

  servicePrincipal(applicationId: string): ServicePrincipal | undefined {
    return this.servicePrincipals.find((each) => each.applicationId === applicationId)
  }

  /** Groups somebody is in, themselves or through another group. */
  membershipsOf(member: Pick<Member, 'kind' | 'id'>): Membership[] {
    const direct = this.groups.filter((group) => holds(group, member))
    const found = new Map(
      direct.map((group): [string, Membership] => [group.id, { group, type: 'direct' }]),
    )
    const open = [...direct]
    for (let group = open.pop(); group; group = open.pop()) {
      for (const parent of this.groups.filter((each) =>
        holds(each, { kind: 'group', id: group.id }),
      )) {
        if (found.has(parent.id)) continue
        found.set(parent.id, { group: parent, type: 'indirect' })
        open.push(parent)
      }
    }
    return [...found.values()]
  }

  /** Remembered, for every access check asks; the directory never changes. */
  groupNamesOf(principal: Principal): Set<string> {
    const known = this.#groupNames.get(principal.id)
    if (known) return known
    const names = new Set(this.membershipsOf(principal).map(({ group }) => group.displayName))
    this.#groupNames.set(principal.id, names)
    return names
  }

  isAdmin(principal: Principal): boolean {
    return this.groupNamesOf(principal).has('admins')
  }

  /** An entitlement counts when given to somebody or to a group they are in; admins have them all. */
  hasEntitlement(principal: Principal, entitlement: string): boolean {
    const own =
      principal.kind === 'user'
        ? this.users.find(({ id }) => id === principal.id)
        : this.servicePrincipals.find(({ id }) => id === principal.id)
    const groups = this.membershipsOf(principal).map(({ group }) => group)
    return (
      groups.some(({ displayName }) => displayName === 'admins') ||
      [own, ...groups].some((each) => each?.entitlements.includes(entitlement))
    )
  }
}

const holds = (group: Group, member: Pick<Member, 'kind' | 'id'>) =>
  group.members.some(({ kind, id }) => kind === member.kind && id === member.id)
