import type { Grantee } from '../access'
import type { Call } from '../call'
import type { Directory } from '../directory'
import { invalidParameter, notFound } from '../errors'
import { oneOf, requiredQuery, text } from '../fields'
import { scopeFor } from './find'
import { permissions, type SecretScope } from './scope'

/** A principal is one word here: a user name, a group's name or an application id. */
function granteeNamed(directory: Directory, name: string): Grantee {
  const user = directory.user(name)
  if (user) return { kind: 'user', name: user.userName }
  if (directory.group(name)) return { kind: 'group', name }
  if (directory.servicePrincipal(name)) return { kind: 'service-principal', name }
  throw invalidParameter(`User or Group ${name} does not exist.`)
}

const toItem = ({ grantee, permission }: SecretScope['acl'][number]) => ({
  principal: grantee.name,
  permission,
})

function entryOf(scope: SecretScope, name: string): SecretScope['acl'][number] {
  const entry = scope.acl.find(({ grantee }) => grantee.name === name)
  if (!entry)
    throw notFound(`Failed to get secret acl for principal ${name} for scope ${scope.name}.`)
  return entry
}

export function putAcl(call: Call) {
  const { workspace, body } = call
  const scope = scopeFor(call, text(body, 'scope'), 'MANAGE')
  const grantee = granteeNamed(workspace.directory, text(body, 'principal'))
  const permission = oneOf('permission', text(body, 'permission'), permissions)
  const others = scope.acl.filter((each) => each.grantee.name !== grantee.name)
  scope.acl = [...others, { grantee, permission }]
  return {}
}

export function getAcl(call: Call) {
  const scope = scopeFor(call, requiredQuery(call.query, 'scope'), 'MANAGE')
  return toItem(entryOf(scope, requiredQuery(call.query, 'principal')))
}

export function listAcls(call: Call) {
  const { acl } = scopeFor(call, requiredQuery(call.query, 'scope'), 'MANAGE')
  return acl.length > 0 ? { items: acl.map(toItem) } : {}
}

export function deleteAcl(call: Call) {
  const scope = scopeFor(call, text(call.body, 'scope'), 'MANAGE')
  const unwanted = entryOf(scope, text(call.body, 'principal'))
  scope.acl = scope.acl.filter((each) => each !== unwanted)
  return {}
}
