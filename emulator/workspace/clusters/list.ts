import type { Call } from '../call'
import { invalidParameter } from '../errors'
import { oneOf, queryBoolean, queryEnums, queryInteger } from '../fields'
import { readPageToken, toPage } from '../page-token'
import { clusterSources, clusterStates, type Cluster } from './cluster'
import { toDetails } from './details'

const defaultPageSize = 20
const largestPageSize = 100
const keptForMs = 30 * 24 * 3_600_000

/** Terminated clusters are listed for 30 days; pinned ones stay. */
const isListed = (cluster: Cluster, now: number) =>
  cluster.pinnedBy !== null ||
  cluster.terminatedAt === null ||
  now - cluster.terminatedAt <= keptForMs

function readFilter(query: URLSearchParams) {
  const sources = queryEnums(query, 'filter_by.cluster_sources', clusterSources)
  const states = queryEnums(query, 'filter_by.cluster_states', clusterStates)
  const isPinned = queryBoolean(query, 'filter_by.is_pinned')
  const policyId = query.get('filter_by.policy_id')
  return (cluster: Cluster) =>
    (sources.length === 0 || sources.includes(cluster.source)) &&
    (states.length === 0 || states.includes(cluster.state)) &&
    (isPinned === undefined || isPinned === (cluster.pinnedBy !== null)) &&
    (!policyId || cluster.spec.policy_id === policyId)
}

const collator = new Intl.Collator('en')

const nameOf = ({ spec }: Cluster) => spec.cluster_name ?? ''

const byId = (a: Cluster, b: Cluster) => (a.id < b.id ? -1 : 1)

/** DEFAULT: what is up or moving comes first, then the latest. */
const byDefault = (a: Cluster, b: Cluster) =>
  Number(a.terminatedAt !== null) - Number(b.terminatedAt !== null) ||
  (b.terminatedAt ?? b.createdAt) - (a.terminatedAt ?? a.createdAt) ||
  byId(a, b)

function readOrder(query: URLSearchParams) {
  const field = oneOf('sort_by.field', query.get('sort_by.field') ?? 'DEFAULT', [
    'DEFAULT',
    'CLUSTER_NAME',
  ])
  const direction = oneOf('sort_by.direction', query.get('sort_by.direction') ?? 'ASC', [
    'ASC',
    'DESC',
  ])
  const compare = (a: Cluster, b: Cluster) =>
    field === 'DEFAULT' ? byDefault(a, b) : collator.compare(nameOf(a), nameOf(b)) || byId(a, b)
  return direction === 'DESC' ? (a: Cluster, b: Cluster) => compare(b, a) : compare
}

function readPageSize(query: URLSearchParams): number {
  const size = queryInteger(query, 'page_size', defaultPageSize)
  if (size < 0) throw invalidParameter('page_size must not be negative')
  return Math.min(size || defaultPageSize, largestPageSize)
}

/** A token is only good for the list it came from, whatever the size of the page. */
function listKey(query: URLSearchParams): string {
  const pairs = [...query].filter(([name]) => name !== 'page_token' && name !== 'page_size')
  return `clusters?${new URLSearchParams(pairs.sort()).toString()}`
}

/** Only clusters on which the person has any permission. */
export function listClusters({ workspace, principal, query, now }: Call) {
  const key = listKey(query)
  const size = readPageSize(query)
  const offset = readPageToken(query.get('page_token'), key)
  const isWanted = readFilter(query)
  const clusters = workspace
    .clustersAt(now)
    .filter((cluster) => isListed(cluster, now) && isWanted(cluster))
    .filter(({ accessList }) => workspace.sees(principal, 'clusters', accessList))
    .sort(readOrder(query))
  const page = toPage(clusters, offset, size, key)
  return {
    ...(page.items.length > 0
      ? { clusters: page.items.map((cluster) => toDetails(cluster, now)) }
      : {}),
    ...(page.nextToken ? { next_page_token: page.nextToken } : {}),
    ...(page.previousToken ? { prev_page_token: page.previousToken } : {}),
  }
}
