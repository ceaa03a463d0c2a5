import type { Directory, Member } from '../directory'
import { ScimError } from '../errors'
import { invalidValue, type Attributes, type Shape } from './attributes'

/** One kind of SCIM resource: how it is found, written out, and made of attributes. */
export type ScimKind<Entry extends { id: string }> = {
  kind: Member['kind']
  title: 'User' | 'Group' | 'ServicePrincipal'
  shape: Shape
  /** What others than admins are told of it; null where they are told nothing. */
  told: readonly string[] | null
  all: (directory: Directory) => readonly Entry[]
  toWire: (directory: Directory, entry: Entry) => Record<string, unknown>
  attributesOf: (directory: Directory, entry: Entry) => Attributes
  /** Puts what the attributes say into the directory, in the place of the entry before if there is one. */
  write: (directory: Directory, attributes: Attributes, before?: Entry) => Entry
  /** Throws for what the workspace itself needs. */
  checkRemoval?: (entry: Entry) => void
}

/** RFC 7644 3.3: a second one of a name is 409. */
export const taken = (detail: string) => new ScimError(409, detail, 'uniqueness')

export const immutable = (name: string) =>
  new ScimError(400, `Attribute ${name} cannot be changed.`, 'mutability')

/** The groups that are the workspace's own. */
export const systemGroups: readonly string[] = ['admins', 'users']

export const directGroupIds = (directory: Directory, member: Member): string[] =>
  directory
    .membershipsOf(member)
    .filter(({ type }) => type === 'direct')
    .map(({ group }) => group.id)

/** Whoever is in a workspace is among its `users`, whatever else they are in. */
export function groupIdsOf(directory: Directory, member: Member, { lists }: Attributes): string[] {
  const wanted = lists['groups'] ?? directGroupIds(directory, member)
  const unknown = wanted.find((id) => !directory.groups.some((group) => group.id === id))
  if (unknown) throw invalidValue(`Group with id ${unknown} not found.`)
  const users = directory.group('users')
  return users && member.kind !== 'group' ? [...wanted, users.id] : wanted
}
