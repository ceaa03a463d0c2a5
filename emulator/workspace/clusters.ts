import { versions, type Call, type Handler } from './call'
import { actions } from './clusters/act'
import { changes } from './clusters/change'
import { toDetails } from './clusters/details'
import { listClusters } from './clusters/list'
import { listEvents } from './clusters/list-events'
import { nodeTypes, toWire } from './clusters/node-types'
import { sparkVersions } from './clusters/spark-versions'
import { requiredQuery } from './fields'

/** The spec as last asked for stands beside the details, on this call alone. */
function getCluster({ workspace, principal, query, now }: Call) {
  const id = requiredQuery(query, 'cluster_id')
  const cluster = workspace.clusterFor(principal, id, 'CAN_ATTACH_TO', now)
  return { ...toDetails(cluster, now), spec: cluster.spec }
}

const both = (method: string, path: string, handle: Handler) =>
  versions(method, ['2.0', '2.1'], `/clusters/${path}`, handle)

/** Clusters API 2.1; the 2.0 paths are the same calls. */
export const clusterRoutes = [
  ...both('GET', 'list', listClusters),
  ...both('GET', 'get', getCluster),
  ...both('POST', 'events', listEvents),
  ...both('POST', 'create', changes.createCluster),
  ...both('POST', 'edit', changes.editCluster),
  ...both('POST', 'update', changes.updateCluster),
  ...both('POST', 'resize', changes.resizeCluster),
  ...both('POST', 'start', actions.startCluster),
  ...both('POST', 'restart', actions.restartCluster),
  ...both('POST', 'delete', actions.terminateCluster),
  ...both('POST', 'permanent-delete', actions.permanentlyDelete),
  ...both('POST', 'pin', actions.pinCluster),
  ...both('POST', 'unpin', actions.unpinCluster),
  ...both('POST', 'change-owner', actions.changeOwner),
  ...both('GET', 'list-node-types', () => ({ node_types: nodeTypes.map(toWire) })),
  ...both('GET', 'spark-versions', () => ({ versions: sparkVersions })),
  ...both('GET', 'list-zones', ({ workspace: { facts } }) => ({
    zones: [`${facts.region}-1`, `${facts.region}-2`, `${facts.region}-3`],
    default_zone: `${facts.region}-1`,
  })),
]
