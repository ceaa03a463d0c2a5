import type { Directory, Principal } from './directory'

const treeLevels = {
  levels: ['CAN_READ', 'CAN_RUN', 'CAN_EDIT', 'CAN_MANAGE'],
  adminLevel: 'CAN_MANAGE',
} as const

/** The kinds of object this workspace keeps access control lists for, by their name in the API's path. */
export const objectTypes = {
  clusters: {
    objectType: 'cluster',
    /** Least to most. */
    levels: ['CAN_ATTACH_TO', 'CAN_RESTART', 'CAN_MANAGE'],
    adminLevel: 'CAN_MANAGE',
  },
  /** The one object of this kind is `tokens`: who may use personal access tokens. */
  authorization: {
    objectType: 'tokens',
    levels: ['CAN_USE'],
    adminLevel: 'CAN_USE',
  },
  'cluster-policies': {
    objectType: 'cluster-policy',
    levels: ['CAN_USE'],
    adminLevel: 'CAN_USE',
  },
  'instance-pools': {
    objectType: 'instance-pool',
    levels: ['CAN_ATTACH_TO', 'CAN_MANAGE'],
    adminLevel: 'CAN_MANAGE',
  },
  directories: { objectType: 'directory', ...treeLevels },
  files: { objectType: 'file', ...treeLevels },
  jobs: {
    objectType: 'job',
    levels: ['CAN_VIEW', 'CAN_MANAGE_RUN', 'CAN_MANAGE', 'IS_OWNER'],
    adminLevel: 'CAN_MANAGE',
  },
  notebooks: { objectType: 'notebook', ...treeLevels },
  repos: { objectType: 'repo', ...treeLevels },
  warehouses: {
    objectType: 'warehouses',
    levels: ['CAN_VIEW', 'CAN_USE', 'CAN_MONITOR', 'CAN_MANAGE', 'IS_OWNER'],
    adminLevel: 'CAN_MANAGE',
  },
} as const
export type ObjectTypeName = keyof typeof objectTypes

export const isObjectTypeName = (name: string): name is ObjectTypeName =>
  Object.hasOwn(objectTypes, name)

export type Level = (typeof objectTypes)[ObjectTypeName]['levels'][number]

export type Grantee = { kind: 'user' | 'group' | 'service-principal'; name: string }
export type Grant = { grantee: Grantee; level: Level }

/** The direct grants on one object; what comes from the workspace itself is added when it is read. */
export type AccessList = Grant[]

const rank = (type: ObjectTypeName, level: Level) =>
  (objectTypes[type].levels as readonly Level[]).indexOf(level)

export const concerns = (grantee: Grantee, principal: Principal, groups: Set<string>) =>
  grantee.kind === 'group'
    ? groups.has(grantee.name)
    : grantee.kind === principal.kind && grantee.name === principal.name

/** The highest level somebody has: their own, their groups', or an admin's from the workspace. */
export function levelOf(
  directory: Directory,
  principal: Principal,
  type: ObjectTypeName,
  list: AccessList,
): Level | undefined {
  const groups = directory.groupNamesOf(principal)
  if (groups.has('admins')) return objectTypes[type].adminLevel
  return list
    .filter(({ grantee }) => concerns(grantee, principal, groups))
    .map(({ level }) => level)
    .sort((a, b) => rank(type, b) - rank(type, a))[0]
}

export function hasLevel(
  directory: Directory,
  principal: Principal,
  type: ObjectTypeName,
  list: AccessList,
  needed: Level,
): boolean {
  const level = levelOf(directory, principal, type, list)
  return level !== undefined && rank(type, level) >= rank(type, needed)
}
