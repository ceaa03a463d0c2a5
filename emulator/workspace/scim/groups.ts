import type { Directory, Group, Member } from '../directory'
import { ScimError } from '../errors'
import { entitlementsOf, invalidValue, textOf, type Attributes } from './attributes'
import { directGroupIds, immutable, systemGroups, taken, groupIdsOf, type ScimKind } from './kind'
import { toGroup } from './resources'

function memberWithId({ users, groups, servicePrincipals }: Directory, id: string): Member {
  const isIt = (each: { id: string }) => each.id === id
  if (users.some(isIt)) return { kind: 'user', id }
  if (groups.some(isIt)) return { kind: 'group', id }
  if (servicePrincipals.some(isIt)) return { kind: 'service-principal', id }
  throw invalidValue(`Member with id ${id} not found.`)
}

function membersOf(directory: Directory, { lists }: Attributes, ownId: string | undefined) {
  const members = [...new Set(lists['members'] ?? [])].map((id) => memberWithId(directory, id))
  const isAround = ({ kind, id }: Member) =>
    kind === 'group' &&
    (id === ownId ||
      directory
        .membershipsOf({ kind: 'group', id: ownId ?? '' })
        .some(({ group }) => group.id === id))
  if (ownId !== undefined && members.some(isAround)) {
    throw invalidValue('A group cannot be a member of itself, directly or through others.')
  }
  return members
}

/** Access lists know groups by their names, so here a group keeps the name it was made with. */
function nameOf(directory: Directory, attributes: Attributes, before: Group | undefined): string {
  const name = textOf(attributes, 'displayName') ?? ''
  if (name === '') throw invalidValue('displayName is required.')
  if (before && before.displayName !== name) throw immutable('displayName')
  // The words that the Terraform provider waits for (scim/resource_group.go).
  if (!before && directory.group(name)) throw taken(`Group with name ${name} already exists.`)
  return name
}

const sameMembers = (before: Group, members: readonly Member[]) =>
  before.members.length === members.length &&
  before.members.every(({ id }) => members.some((each) => each.id === id))

export const groupKind: ScimKind<Group> = {
  kind: 'group',
  title: 'Group',
  shape: { values: ['displayName', 'externalId'], lists: ['members', 'entitlements', 'groups'] },
  told: ['schemas', 'id', 'displayName', 'meta'],
  all: ({ groups }) => groups,
  toWire: toGroup,
  attributesOf: (directory, group) => ({
    values: { displayName: group.displayName, externalId: group.externalId },
    lists: {
      members: group.members.map(({ id }) => id),
      entitlements: group.entitlements,
      groups: directGroupIds(directory, { kind: 'group', id: group.id }),
    },
  }),
  write(directory, attributes, before) {
    const displayName = nameOf(directory, attributes, before)
    const members = membersOf(directory, attributes, before?.id)
    if (before && displayName === 'users' && !sameMembers(before, members)) {
      throw new ScimError(403, 'The members of group users cannot be changed.', 'mutability')
    }
    const externalId = textOf(attributes, 'externalId')
    const group: Group = {
      id: before?.id ?? directory.newId(),
      displayName,
      entitlements: entitlementsOf(attributes),
      members,
      ...(externalId ? { externalId } : {}),
    }
    const member = { kind: 'group', id: group.id } as const
    const groupIds = groupIdsOf(directory, member, attributes)
    directory.put('group', group)
    directory.putInGroups(member, groupIds)
    return group
  },
  checkRemoval({ displayName }) {
    if (systemGroups.includes(displayName)) {
      throw new ScimError(403, `The group ${displayName} cannot be deleted.`, 'mutability')
    }
  },
}
