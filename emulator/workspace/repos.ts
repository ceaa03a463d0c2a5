import { versions, type Handler } from './call'
import { deleteRepo, updateRepo } from './repos/change'
import { createRepo } from './repos/create'
import * as credentials from './repos/credentials'
import { getRepo, listRepos } from './repos/look'

const route = (method: string, path: string, handle: Handler) =>
  versions(method, ['2.0'], path, handle)

/** Git folders, which the API calls repos, and what people hold at Git providers. */
export const repoRoutes = [
  ...route('GET', '/repos', listRepos),
  ...route('POST', '/repos', createRepo),
  ...route('GET', '/repos/{id}', getRepo),
  ...route('PATCH', '/repos/{id}', updateRepo),
  ...route('DELETE', '/repos/{id}', deleteRepo),
  ...route('GET', '/git-credentials', credentials.listCredentials),
  ...route('POST', '/git-credentials', credentials.createCredential),
  ...route('GET', '/git-credentials/{id}', credentials.getCredential),
  ...route('PATCH', '/git-credentials/{id}', credentials.updateCredential),
  ...route('DELETE', '/git-credentials/{id}', credentials.deleteCredential),
]
