import type { JsonObject } from '../core/json'
import { versions, type Call } from './call'
import type { Cluster } from './clusters/cluster'
import { isUp } from './clusters/cluster'
import { libraryStatus } from './clusters/library'
import { invalidParameter, missingField } from './errors'
import { optionalObjects, requiredQuery, text } from './fields'

const kinds = ['jar', 'egg', 'whl', 'pypi', 'maven', 'cran', 'requirements'] as const

const statusesOf = (cluster: Cluster, now: number) => ({
  cluster_id: cluster.id,
  ...(cluster.libraries.length > 0
    ? {
        library_statuses: cluster.libraries.map((request) => ({
          library: request.library,
          is_library_for_all_clusters: false,
          ...libraryStatus(cluster, request, now),
        })),
      }
    : {}),
})

function listStatuses({ workspace, principal, now }: Call) {
  const statuses = workspace
    .clustersAt(now)
    .filter(({ libraries }) => libraries.length > 0)
    .filter(({ accessList }) => workspace.sees(principal, 'clusters', accessList))
    .map((cluster) => statusesOf(cluster, now))
  return statuses.length > 0 ? { statuses } : {}
}

function readLibraries(body: JsonObject): JsonObject[] {
  const libraries = optionalObjects(body, 'libraries')
  if (!libraries || libraries.length === 0) throw missingField('libraries')
  for (const library of libraries) {
    if (kinds.filter((kind) => kind in library).length !== 1) {
      throw invalidParameter(`A library names exactly one of ${kinds.join(', ')}`)
    }
  }
  return libraries
}

const same = (a: JsonObject, b: JsonObject) => JSON.stringify(a) === JSON.stringify(b)

function install({ workspace, principal, now, body }: Call) {
  const cluster = workspace.clusterFor(principal, text(body, 'cluster_id'), 'CAN_MANAGE', now)
  for (const library of readLibraries(body)) {
    cluster.libraries = cluster.libraries.filter((request) => !same(request.library, library))
    cluster.libraries.push({ library, requestedAt: now, uninstallRequestedAt: null })
  }
  return {}
}

function uninstall({ workspace, principal, now, body }: Call) {
  const cluster = workspace.clusterFor(principal, text(body, 'cluster_id'), 'CAN_MANAGE', now)
  for (const library of readLibraries(body)) {
    for (const request of cluster.libraries.filter((each) => same(each.library, library))) {
      request.uninstallRequestedAt = now
    }
  }
  if (!isUp(cluster)) {
    cluster.libraries = cluster.libraries.filter((each) => each.uninstallRequestedAt === null)
  }
  return {}
}

export const libraryRoutes = [
  ...versions('GET', ['2.0'], '/libraries/all-cluster-statuses', listStatuses),
  ...versions('GET', ['2.0'], '/libraries/cluster-status', ({ workspace, principal, now, query }) =>
    statusesOf(
      workspace.clusterFor(principal, requiredQuery(query, 'cluster_id'), 'CAN_ATTACH_TO', now),
      now,
    ),
  ),
  ...versions('POST', ['2.0'], '/libraries/install', install),
  ...versions('POST', ['2.0'], '/libraries/uninstall', uninstall),
]
