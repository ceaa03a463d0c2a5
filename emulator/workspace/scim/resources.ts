import type { Directory, Group, Member, ServicePrincipal, User } from '../directory'

const collections = {
  user: 'Users',
  group: 'Groups',
  'service-principal': 'ServicePrincipals',
} as const

const reference = ({ kind, id }: Pick<Member, 'kind' | 'id'>, display: string, type?: string) => ({
  display,
  ...(type ? { type } : {}),
  value: id,
  $ref: `${collections[kind]}/${id}`,
})

function groupsOf(directory: Directory, member: Member) {
  const groups = directory
    .membershipsOf(member)
    .map(({ group, type }) => reference({ kind: 'group', id: group.id }, group.displayName, type))
  return groups.length > 0 ? { groups } : {}
}

const entitlementsOf = (entitlements: string[]) =>
  entitlements.length > 0 ? { entitlements: entitlements.map((value) => ({ value })) } : {}

function externalIdOf({ externalId, objectId }: User | ServicePrincipal) {
  const id = externalId ?? objectId
  return id ? { externalId: id } : {}
}

export const toUser = (directory: Directory, user: User) => ({
  schemas: [
    'urn:ietf:params:scim:schemas:core:2.0:User',
    'urn:ietf:params:scim:schemas:extension:workspace:2.0:User',
  ],
  id: user.id,
  userName: user.userName,
  displayName: user.displayName,
  name: { givenName: user.givenName, familyName: user.familyName },
  emails: [{ type: 'work', value: user.userName, primary: true }],
  active: user.active,
  ...externalIdOf(user),
  ...groupsOf(directory, { kind: 'user', id: user.id }),
  ...entitlementsOf(user.entitlements),
})

export const toServicePrincipal = (directory: Directory, daemon: ServicePrincipal) => ({
  schemas: ['urn:ietf:params:scim:schemas:core:2.0:ServicePrincipal'],
  id: daemon.id,
  applicationId: daemon.applicationId,
  displayName: daemon.displayName,
  active: daemon.active,
  ...externalIdOf(daemon),
  ...groupsOf(directory, { kind: 'service-principal', id: daemon.id }),
  ...entitlementsOf(daemon.entitlements),
})

function displayOf(directory: Directory, { kind, id }: Member): string {
  const all: Record<Member['kind'], readonly { id: string; displayName: string }[]> = {
    user: directory.users,
    group: directory.groups,
    'service-principal': directory.servicePrincipals,
  }
  return all[kind].find((each) => each.id === id)?.displayName ?? id
}

/** `admins` and `users` are the workspace's own; other groups are kept here too in this tenant. */
export const toGroup = (directory: Directory, group: Group) => ({
  schemas: ['urn:ietf:params:scim:schemas:core:2.0:Group'],
  id: group.id,
  displayName: group.displayName,
  ...(group.externalId ? { externalId: group.externalId } : {}),
  meta: { resourceType: 'WorkspaceGroup' },
  ...(group.members.length > 0
    ? { members: group.members.map((member) => reference(member, displayOf(directory, member))) }
    : {}),
  ...groupsOf(directory, { kind: 'group', id: group.id }),
  ...entitlementsOf(group.entitlements),
})
