import { versions, type Call } from './call'
import { ScimError } from './errors'
import { project, toList } from './scim/list'
import { toGroup, toServicePrincipal, toUser } from './scim/resources'

const found = <T>(value: T | undefined, kind: string, id: string | undefined): T => {
  if (value === undefined) throw new ScimError(404, `${kind} with id ${id} not found.`)
  return value
}

/** A service principal is answered as itself, with `applicationId` and, as the service does, a `userName`. */
function getMe({ workspace: { directory }, principal, query }: Call) {
  const { id } = principal
  if (principal.kind === 'user') {
    const user = found(
      directory.users.find((each) => each.id === id),
      'User',
      id,
    )
    return project(toUser(directory, user), query)
  }
  const daemon = found(
    directory.servicePrincipals.find((each) => each.id === id),
    'User',
    id,
  )
  const { applicationId: userName, ...rest } = toServicePrincipal(directory, daemon)
  const schemas = ['urn:ietf:params:scim:schemas:core:2.0:User']
  return project({ userName, ...rest, schemas }, query)
}

const scim = (path: string, handle: (call: Call) => unknown) =>
  versions('GET', ['2.0'], `/preview/scim/v2${path}`, handle)

export const scimRoutes = [
  ...scim('/Me', getMe),
  ...scim('/Users', ({ workspace: { directory }, query }) =>
    toList(
      directory.users.map((user) => toUser(directory, user)),
      query,
    ),
  ),
  ...scim('/Users/{id}', ({ workspace: { directory }, params: { id }, query }) => {
    const user = found(
      directory.users.find((each) => each.id === id),
      'User',
      id,
    )
    return project(toUser(directory, user), query)
  }),
  ...scim('/Groups', ({ workspace: { directory }, query }) =>
    toList(
      directory.groups.map((group) => toGroup(directory, group)),
      query,
    ),
  ),
  ...scim('/Groups/{id}', ({ workspace: { directory }, params: { id }, query }) => {
    const group = found(
      directory.groups.find((each) => each.id === id),
      'Group',
      id,
    )
    return project(toGroup(directory, group), query)
  }),
  ...scim('/ServicePrincipals', ({ workspace: { directory }, query }) =>
    toList(
      directory.servicePrincipals.map((daemon) => toServicePrincipal(directory, daemon)),
      query,
    ),
  ),
  ...scim('/ServicePrincipals/{id}', ({ workspace: { directory }, params: { id }, query }) => {
    const daemon = found(
      directory.servicePrincipals.find((each) => each.id === id),
      'ServicePrincipal',
      id,
    )
    return project(toServicePrincipal(directory, daemon), query)
  }),
]
