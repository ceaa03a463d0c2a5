import { versions, type Handler } from './call'
import { deleteAcl, getAcl, listAcls, putAcl } from './secrets/acls'
import { createScope, deleteScope, listScopes } from './secrets/scopes'
import { deleteSecret, getSecret, listSecrets, putSecret } from './secrets/values'

const every = (method: string, path: string, handle: Handler) =>
  versions(method, ['2.0'], `/secrets/${path}`, handle)

export const secretRoutes = [
  ...every('POST', 'scopes/create', createScope),
  ...every('POST', 'scopes/delete', deleteScope),
  ...every('GET', 'scopes/list', listScopes),
  ...every('POST', 'put', putSecret),
  ...every('POST', 'delete', deleteSecret),
  ...every('GET', 'list', listSecrets),
  ...every('GET', 'get', getSecret),
  ...every('POST', 'acls/put', putAcl),
  ...every('POST', 'acls/delete', deleteAcl),
  ...every('GET', 'acls/get', getAcl),
  ...every('GET', 'acls/list', listAcls),
]
