import { people } from '../../seed/directory'
import type { User } from '../directory'
import { entitlementsOf, invalidValue, textOf, truthOf } from './attributes'
import { directGroupIds, immutable, taken, groupIdsOf, type ScimKind } from './kind'
import { toUser } from './resources'

/** Who has an account in the tenant can sign in once a workspace knows them. */
const objectIdOf = (userName: string) =>
  people.find((each) => each.userName === userName.toLowerCase())?.objectId ?? null

const splitName = (displayName: string): [string, string] => {
  const [given = '', ...family] = displayName.split(' ')
  return [given, family.join(' ')]
}

export const userKind: ScimKind<User> = {
  kind: 'user',
  title: 'User',
  shape: {
    values: [
      'userName',
      'displayName',
      'active',
      'externalId',
      'name.givenName',
      'name.familyName',
    ],
    lists: ['entitlements', 'groups'],
  },
  told: ['schemas', 'id', 'userName', 'displayName'],
  all: ({ users }) => users,
  toWire: toUser,
  attributesOf: (directory, user) => ({
    values: {
      userName: user.userName,
      displayName: user.displayName,
      active: user.active,
      externalId: user.externalId,
      'name.givenName': user.givenName,
      'name.familyName': user.familyName,
    },
    lists: {
      entitlements: user.entitlements,
      groups: directGroupIds(directory, { kind: 'user', id: user.id }),
    },
  }),
  write(directory, attributes, before) {
    const userName = textOf(attributes, 'userName') ?? ''
    if (!/^[^\s@]+@[^\s@]+$/.test(userName)) {
      throw invalidValue('userName must be an email address.')
    }
    if (before && before.userName.toLowerCase() !== userName.toLowerCase()) {
      throw immutable('userName')
    }
    // The words that the Terraform provider waits for (scim/resource_user.go).
    if (!before && directory.user(userName)) {
      throw taken(`User with username ${userName} already exists.`)
    }
    const displayName = textOf(attributes, 'displayName') || userName
    const [given, family] = splitName(displayName)
    const externalId = textOf(attributes, 'externalId')
    const user: User = {
      id: before?.id ?? directory.newId(),
      objectId: before?.objectId ?? objectIdOf(userName),
      userName: before?.userName ?? userName,
      displayName,
      givenName: textOf(attributes, 'name.givenName') ?? given,
      familyName: textOf(attributes, 'name.familyName') ?? family,
      active: truthOf(attributes, 'active', true),
      entitlements: entitlementsOf(attributes),
      ...(externalId ? { externalId } : {}),
    }
    const member = { kind: 'user', id: user.id } as const
    const groupIds = groupIdsOf(directory, member, attributes)
    directory.put('user', user)
    directory.putInGroups(member, groupIds)
    return user
  },
}
