/** How a group's member list names somebody. */
export type Member = { kind: 'user' | 'group' | 'service-principal'; id: string }

export type User = {
  id: string
  /** Entra's object id; null for people who never sign in to the emulator. */
  objectId: string | null
  userName: string
  /** What somebody else calls them; Entra's object id when nobody said another. */
  externalId?: string
  displayName: string
  givenName: string
  familyName: string
  active: boolean
  entitlements: string[]
}

export type ServicePrincipal = {
  id: string
  /** Null for those that Entra does not know. */
  objectId: string | null
  externalId?: string
  applicationId: string
  displayName: string
  active: boolean
  entitlements: string[]
  /** Who has the role `servicePrincipal.user` on it, themselves or through a group. */
  usedBy?: readonly Member[]
}

export type Group = {
  id: string
  externalId?: string
  displayName: string
  entitlements: string[]
  members: Member[]
}

/** Who is asking, as this workspace knows them. */
export type Principal =
  | { kind: 'user'; id: string; name: string; displayName: string }
  | { kind: 'service-principal'; id: string; name: string; displayName: string }

export type Membership = { group: Group; type: 'direct' | 'indirect' }

/** Everything that has an id here, by what it is. */
type Entries = { user: User; group: Group; 'service-principal': ServicePrincipal }

/** The people, service principals and groups of one workspace. */
export class Directory {
  #groupNames = new Map<string, Set<string>>()
  #entries: { [Kind in Member['kind']]: readonly Entries[Kind][] }

  constructor(
    users: readonly User[],
    groups: readonly Group[],
    servicePrincipals: readonly ServicePrincipal[],
  ) {
    this.#entries = { user: users, group: groups, 'service-principal': servicePrincipals }
  }

  get users(): readonly User[] {
    return this.#entries.user
  }

  get groups(): readonly Group[] {
    return this.#entries.group
  }

  get servicePrincipals(): readonly ServicePrincipal[] {
    return this.#entries['service-principal']
  }

  /** Adds an entry, or puts it in the place of the one with its id. */
  put<Kind extends Member['kind']>(kind: Kind, entry: Entries[Kind]): void {
    const before: readonly Entries[Kind][] = this.#entries[kind]
    const isNew = !before.some(({ id }) => id === entry.id)
    const after = isNew
      ? [...before, entry]
      : before.map((each) => (each.id === entry.id ? entry : each))
    Object.assign(this.#entries, { [kind]: after })
    this.#groupNames.clear()
  }

  /** It is out of every group too. */
  remove({ kind, id }: Member): void {
    const left = this.#entries[kind].filter((each) => each.id !== id)
    Object.assign(this.#entries, { [kind]: left })
    this.putInGroups({ kind, id }, [])
  }

  /** Makes these the groups that somebody is in themselves. */
  putInGroups(member: Member, groupIds: readonly string[]): void {
    for (const group of this.groups) {
      const isWanted = groupIds.includes(group.id)
      if (isWanted === holds(group, member)) continue
      const others = group.members.filter(
        ({ kind, id }) => kind !== member.kind || id !== member.id,
      )
      this.put('group', { ...group, members: isWanted ? [...others, member] : others })
    }
  }

  /** Greater than every other, as the service's ids grow. */
  newId(): string {
    const all = [...this.users, ...this.groups, ...this.servicePrincipals]
    const greatest = all.reduce((most, { id }) => (BigInt(id) > most ? BigInt(id) : most), 0n)
    return String(greatest + 41n)
  }

  /** The principal of a token by Entra's object id; nobody when the workspace does not know it. */
  principalOf(objectId: string, kind: Principal['kind']): Principal | undefined {
    const known = kind === 'user' ? this.users : this.servicePrincipals
    const entry = known.find((each) => each.objectId === objectId)
    return entry && this.principalById(kind, entry.id)
  }

  /** The principal of an id of this workspace's own. */
  principalById(kind: Principal['kind'], id: string): Principal | undefined {
    const entry =
      kind === 'user'
        ? this.users.find((each) => each.id === id && each.active)
        : this.servicePrincipals.find((each) => each.id === id && each.active)
    if (!entry) return undefined
    const name = 'userName' in entry ? entry.userName : entry.applicationId
    return { kind, id, name, displayName: entry.displayName }
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

  /** Remembered until the directory changes, for every access check asks. */
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

  /** What runs as a service principal needs its user role, of admins too; it may use itself. */
  mayUse(principal: Principal, { id, usedBy = [] }: ServicePrincipal): boolean {
    const groups = this.membershipsOf(principal).map(({ group }) => group.id)
    return id === principal.id || usedBy.some((each) => [principal.id, ...groups].includes(each.id))
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
