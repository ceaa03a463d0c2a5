import { versions, type Call } from './call'
import { ScimError } from './errors'
import { scimEndpoints } from './scim/endpoints'
import { groupKind } from './scim/groups'
import { project } from './scim/list'
import { toServicePrincipal, toUser } from './scim/resources'
import { servicePrincipalKind } from './scim/service-principals'
import { userKind } from './scim/users'

/** A service principal is answered as itself, with `applicationId` and, as the service does, a `userName`. */
function getMe({ workspace: { directory }, principal: { id }, query }: Call) {
  const user = directory.users.find((each) => each.id === id)
  if (user) return project(toUser(directory, user), query)
  const daemon = directory.servicePrincipals.find((each) => each.id === id)
  if (!daemon) throw new ScimError(404, `User with id ${id} not found.`)
  const { applicationId: userName, ...rest } = toServicePrincipal(directory, daemon)
  const schemas = ['urn:ietf:params:scim:schemas:core:2.0:User']
  return project({ userName, ...rest, schemas }, query)
}

export const scimRoutes = [
  ...versions('GET', ['2.0'], '/preview/scim/v2/Me', getMe),
  ...scimEndpoints(userKind),
  ...scimEndpoints(groupKind),
  ...scimEndpoints(servicePrincipalKind),
]
