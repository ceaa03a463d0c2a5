import type { JsonObject } from '../core/json'
import { isObjectTypeName, objectTypes, type AccessList, type Grant, type Grantee } from './access'
import type { Level, ObjectTypeName } from './access'
import { versions, type Call } from './call'
import type { Directory } from './directory'
import { invalidParameter, lacksPermission, missingField, notFound } from './errors'
import { optionalObjects, optionalText } from './fields'
import { nodeWithId } from './workspace-objects/node-with-id'
import type { ObjectNode } from './workspace-objects/object'
import { foldersAbove, requireOn, typeNameOf } from './workspace-objects/rights'
import type { Workspace } from './workspace'

/** What has a path lies in folders, and gets from them what they give. */
type Holder = { accessList: AccessList } | ObjectNode
const isInFolders = (holder: Holder): holder is ObjectNode => 'path' in holder

type Target = { type: ObjectTypeName; id: string; holder: Holder }

const holderOf = (
  workspace: Workspace,
  type: ObjectTypeName,
  id: string,
  now: number,
): Holder | undefined => {
  const { clusters, policies, instancePools, warehouses } = workspace
  switch (type) {
    case 'authorization':
      return id === 'tokens' ? tokenUseOf(workspace, now) : undefined
    case 'clusters':
      return clusters.get(id)
    case 'cluster-policies':
      return policies.find(({ policy_id }) => policy_id === id)
    case 'instance-pools':
      return instancePools.find(({ instance_pool_id }) => instance_pool_id === id)
    case 'directories':
    case 'files':
    case 'notebooks':
    case 'repos':
      return nodeWithId(workspace, type, id)
    case 'jobs':
      return /^\d{1,19}$/.test(id) ? workspace.jobsAt(now).job(BigInt(id)) : undefined
    case 'warehouses':
      return warehouses.get(id)
  }
}

/** There is nothing to set before there is a token (databricks/terraform-provider-databricks#1122). */
const tokenUseOf = ({ tokens, tokenUse }: Workspace, now: number) =>
  tokens.live(now).length > 0 ? tokenUse : undefined

const titles = {
  authorization: 'tokens',
  clusters: 'Cluster',
  'cluster-policies': 'Cluster policy',
  directories: 'Directory',
  files: 'File',
  'instance-pools': 'Instance pool',
  jobs: 'Job',
  notebooks: 'Notebook',
  repos: 'Repo',
  warehouses: 'SQL warehouse',
} as const satisfies Record<ObjectTypeName, string>

/** Here a job is named otherwise than by the Jobs API (databricks/cli, libs/testserver/jobs.go, after the backend). */
function requireManageJob({ workspace, principal }: Call, id: string, holder: Target['holder']) {
  if (workspace.can(principal, 'jobs', holder.accessList, 'CAN_MANAGE')) return
  throw lacksPermission(principal.name, 'Manage', `Job with ID: ElasticJobId(${id})`)
}

/** Reading an access control list needs the same level as changing it: its highest. */
function managedTarget(call: Call): Target {
  const { workspace, principal, params, now } = call
  const type = params['object_type'] ?? ''
  const id = params['object_id'] ?? ''
  if (!isObjectTypeName(type))
    throw invalidParameter(`request_object_type is not recognized: ${type}`)
  const holder = holderOf(workspace, type, id, now)
  if (!holder) throw notFound(`${titles[type]} ${id} does not exist`)
  // Where there is only CAN_USE, who manages it is an admin.
  if (type === 'cluster-policies' || type === 'authorization') workspace.requireAdmin(principal, id)
  else if (type === 'jobs') requireManageJob(call, id, holder)
  else if (isInFolders(holder)) requireOn(call, holder, 'CAN_MANAGE', holder.path)
  else workspace.requireLevel(principal, type, id, holder.accessList, 'CAN_MANAGE')
  return { type, id, holder }
}

const nameField = {
  user: 'user_name',
  group: 'group_name',
  'service-principal': 'service_principal_name',
} as const

function displayNameOf(directory: Directory, { kind, name }: Grantee): string | undefined {
  if (kind === 'user') return directory.user(name)?.displayName
  if (kind === 'service-principal') return directory.servicePrincipal(name)?.displayName
  return undefined
}

const sameGrantee = (a: Grantee, b: Grantee) => a.kind === b.kind && a.name === b.name

const admins: Grantee = { kind: 'group', name: 'admins' }

function entry(directory: Directory, grantee: Grantee, permissions: unknown[]) {
  const displayName = displayNameOf(directory, grantee)
  return {
    [nameField[grantee.kind]]: grantee.name,
    ...(displayName ? { display_name: displayName } : {}),
    all_permissions: permissions,
  }
}

type Given = { grantee: Grantee; permission: Record<string, unknown> }

const toGiven = ({ grantee, level }: Grant, from?: string): Given => ({
  grantee,
  permission: {
    permission_level: level,
    inherited: from !== undefined,
    ...(from === undefined ? {} : { inherited_from_object: [from] }),
  },
})

/** What the folders around an object give on it, the nearest first. */
function givenByFolders({ workspace }: Call, holder: Holder): Given[] {
  if (!isInFolders(holder)) return []
  return foldersAbove(workspace, holder.path).flatMap((folder) =>
    folder.accessList.map((grant) => toGiven(grant, `/${typeNameOf(folder)}/${folder.id}`)),
  )
}

/** What the workspace itself gives the admins stands under the name of the kind, or of the root folder. */
const rootOf = (type: ObjectTypeName, holder: Holder) =>
  isInFolders(holder) ? '/directories/' : `/${type}/`

/** Direct grants first; last what the workspace itself gives the admins. An entry for each grantee. */
function toWire(call: Call, { type, id, holder }: Target) {
  const { objectType, adminLevel } = objectTypes[type]
  const given = [
    ...holder.accessList.map((grant) => toGiven(grant)),
    ...givenByFolders(call, holder),
    toGiven({ grantee: admins, level: adminLevel }, rootOf(type, holder)),
  ]
  const grantees = given
    .map(({ grantee }) => grantee)
    .filter((each, index, all) => all.findIndex((other) => sameGrantee(other, each)) === index)
  return {
    object_id: `/${type}/${id}`,
    object_type: objectType,
    access_control_list: grantees.map((grantee) => {
      const own = given.filter((each) => sameGrantee(each.grantee, grantee))
      return entry(
        call.workspace.directory,
        grantee,
        own.map(({ permission }) => permission),
      )
    }),
  }
}

const isKnown = (directory: Directory, { kind, name }: Grantee): boolean =>
  kind === 'user'
    ? directory.user(name) !== undefined
    : kind === 'group'
      ? directory.group(name) !== undefined
      : directory.servicePrincipal(name) !== undefined

const spokenKinds = {
  user: 'UserName',
  group: 'GroupName',
  'service-principal': 'ServicePrincipalName',
}

function readGrantee(directory: Directory, item: JsonObject): Grantee {
  const named = (Object.keys(nameField) as Grantee['kind'][]).flatMap((kind): Grantee[] => {
    const name = optionalText(item, nameField[kind])
    return name ? [{ kind, name }] : []
  })
  const [grantee] = named
  if (!grantee || named.length > 1) {
    throw invalidParameter(
      'Each access control entry names exactly one of user_name, group_name, service_principal_name',
    )
  }
  if (!isKnown(directory, grantee)) {
    throw notFound(`Principal: ${spokenKinds[grantee.kind]}(${grantee.name}) does not exist`)
  }
  return grantee
}

function readGrant(
  { workspace: { directory } }: Call,
  { type, id }: Target,
  item: JsonObject,
): Grant {
  const grantee = readGrantee(directory, item)
  const wanted = optionalText(item, 'permission_level')
  if (!wanted) throw missingField('permission_level')
  const levels: readonly Level[] = objectTypes[type].levels
  const level = levels.find((each) => each === wanted)
  if (!level) {
    throw invalidParameter(
      `${wanted} is not a valid permission level for ${objectTypes[type].objectType}. ` +
        `Valid levels: ${levels.join(', ')}`,
    )
  }
  if (sameGrantee(grantee, admins) && level !== objectTypes[type].adminLevel) {
    throw invalidParameter(
      `Cannot remove admins's ${objectTypes[type].adminLevel} permission on ${id}`,
    )
  }
  return { grantee, level }
}

export function readGrants(call: Call, target: Target): Grant[] {
  const items = optionalObjects(call.body, 'access_control_list') ?? []
  return items.map((item) => readGrant(call, target, item))
}

/** What has an owner has exactly one, who is no group; only an admin changes that ("Jobs access control", Microsoft Learn). */
function withOwner(call: Call, { type, id, holder }: Target, list: AccessList): AccessList {
  if (type !== 'jobs' && type !== 'warehouses') return list
  const isOwner = ({ level }: Grant) => level === 'IS_OWNER'
  const [owner, ...others] = list.filter(isOwner)
  if (!owner || others.length > 0) {
    throw invalidParameter(
      `The ${type === 'jobs' ? 'job' : 'warehouse'} must have exactly one owner.`,
    )
  }
  const before = holder.accessList.find(isOwner)
  if (before && sameGrantee(before.grantee, owner.grantee)) return list
  if (owner.grantee.kind === 'group') throw invalidParameter('Groups can not be owners.')
  call.workspace.requireAdmin(call.principal, id)
  return list
}

/** Who may no longer use tokens loses theirs at once ("Manage token permissions", Microsoft Learn). */
function revokeLost({ workspace }: Call, { type, holder }: Target): void {
  if (type !== 'authorization') return
  workspace.tokens.revokeWhere(({ owner }) => {
    const principal = workspace.directory.principalById(owner.kind, owner.id)
    return !principal || !workspace.can(principal, type, holder.accessList, 'CAN_USE')
  })
}

async function setPermissions(call: Call) {
  const target = managedTarget(call)
  target.holder.accessList = withOwner(call, target, readGrants(call, target))
  revokeLost(call, target)
  await call.workspace.kept.commit()
  return toWire(call, target)
}

async function updatePermissions(call: Call) {
  const target = managedTarget(call)
  const grants = readGrants(call, target)
  const kept = target.holder.accessList.filter(
    ({ grantee }) => !grants.some((grant) => sameGrantee(grant.grantee, grantee)),
  )
  target.holder.accessList = withOwner(call, target, [...kept, ...grants])
  await call.workspace.kept.commit()
  return toWire(call, target)
}

const levelDescriptions: Record<Level, string> = {
  CAN_ATTACH_TO: 'Can Attach To permission',
  CAN_RESTART: 'Can Restart permission',
  CAN_MANAGE: 'Can Manage permission',
  CAN_READ: 'Can Read permission',
  CAN_RUN: 'Can Run permission',
  CAN_EDIT: 'Can Edit permission',
  CAN_USE: 'Can Use permission',
  CAN_VIEW: 'Can View permission',
  CAN_MANAGE_RUN: 'Can Manage Run permission',
  CAN_MONITOR: 'Can Monitor permission',
  IS_OWNER: 'Is Owner permission',
}

function listLevels(call: Call) {
  const { type } = managedTarget(call)
  const levels: readonly Level[] = objectTypes[type].levels
  return {
    permission_levels: levels.map((level) => ({
      permission_level: level,
      description: `${levelDescriptions[level]} on ${objectTypes[type].objectType}`,
    })),
  }
}

const path = '/permissions/{object_type}/{object_id}'

export const permissionRoutes = [
  ...versions('GET', ['2.0'], path, (call) => toWire(call, managedTarget(call))),
  ...versions('PUT', ['2.0'], path, setPermissions),
  ...versions('PATCH', ['2.0'], path, updatePermissions),
  ...versions('GET', ['2.0'], `${path}/permissionLevels`, listLevels),
]
