import 'server-only'
import { z } from 'zod'
import { cursorOf } from '@/lib/api/cursor'
import { Refusal } from '@/lib/api/refusal'
import type { Caller } from '@/lib/auth/caller'
import { apiPath, type Query } from '@/lib/databricks/api-path'
import type { VerbOptions } from '@/lib/databricks/call'
import { askWorkspace, callWorkspace } from '@/lib/databricks/client'
import { collectPages } from '@/lib/databricks/pages'
import { readPermissions } from '@/lib/databricks/permissions'
import { readCluster, readClusterEventPage, readClusterPage } from './read'
import { filterRows, whyNot } from './rules'
import type {
  Cluster,
  ClusterDetail,
  ClusterEventPage,
  ClusterInput,
  ClusterPage,
  ClusterPermissions,
  ListClusterEventsInput,
  ListClustersInput,
} from './schema'

// People watch states move, so an answer is shared among panels and tabs that ask together, and no longer.
const together = { freshMs: 1_000 }
const largestPage = 100
/** For all pages of one list together: people and browsers do not wait longer. */
const listMs = 20_000

/** The clusters the caller may see: those that live, and those that ended within 30 days. */
export async function listClusters(
  caller: Caller,
  input: ListClustersInput,
  { signal }: VerbOptions = {},
): Promise<ClusterPage> {
  const { limit, pageToken, ...asked } = input
  let firstAsOf: string | undefined
  const deadline = Date.now() + listMs
  const cursor = cursorOf('clusters', asked)
  const page = await collectPages(limit, cursor.open(pageToken), async (token, wanted) => {
    const { value, asOf } = await askWorkspace(caller, input.workspace, {
      method: 'GET',
      path: apiPath`/api/2.1/clusters/list`,
      query: {
        ...filters(input),
        page_size: Math.min(largestPage, wanted),
        page_token: token ?? undefined,
      },
      reader: readClusterPage,
      keep: together,
      timeoutMs: Math.max(1, deadline - Date.now()),
      signal,
    })
    firstAsOf ??= asOf
    return value
  })
  const items = found(input, page.items)
  const nextPageToken = cursor.seal(page.nextPageToken)
  return { items, nextPageToken, asOf: firstAsOf ?? new Date().toISOString() }
}

const found = ({ workspace, q }: ListClustersInput, clusters: Cluster[]): Cluster[] =>
  filterRows(
    clusters.map((cluster) => ({ workspace, cluster })),
    { text: q ?? '' },
  ).map(({ cluster }) => cluster)

function filters(input: ListClustersInput): Query {
  const isSorted = input.sort === 'name' || input.sort === '-name'
  return {
    'filter_by.cluster_states': input.state,
    'filter_by.cluster_sources': input.source,
    'filter_by.is_pinned': input.pinned,
    'filter_by.policy_id': input.policyId,
    'sort_by.field': isSorted ? 'CLUSTER_NAME' : undefined,
    'sort_by.direction': isSorted ? (input.sort === 'name' ? 'ASC' : 'DESC') : undefined,
  }
}

export async function getCluster(
  caller: Caller,
  { workspace, clusterId }: ClusterInput,
  { signal }: VerbOptions = {},
): Promise<ClusterDetail> {
  const { value, asOf } = await askWorkspace(caller, workspace, {
    method: 'GET',
    path: apiPath`/api/2.1/clusters/get`,
    query: { cluster_id: clusterId },
    reader: readCluster,
    keep: together,
    signal,
  })
  return { ...value, asOf }
}

/** What happened to a cluster, newest first. */
export async function listClusterEvents(
  caller: Caller,
  { workspace, clusterId, limit, pageToken }: ListClusterEventsInput,
  { signal }: VerbOptions = {},
): Promise<ClusterEventPage> {
  const cursor = cursorOf('cluster-events', { workspace, clusterId })
  const { value, asOf } = await askWorkspace(caller, workspace, {
    method: 'POST',
    path: apiPath`/api/2.1/clusters/events`,
    body: {
      cluster_id: clusterId,
      order: 'DESC',
      page_size: limit,
      page_token: cursor.open(pageToken) ?? undefined,
    },
    reader: readClusterEventPage,
    readsOnly: true,
    signal,
  })
  return { ...value, nextPageToken: cursor.seal(value.nextPageToken), asOf }
}

export async function getClusterPermissions(
  caller: Caller,
  { workspace, clusterId }: ClusterInput,
  { signal }: VerbOptions = {},
): Promise<ClusterPermissions> {
  const { value, asOf } = await askWorkspace(caller, workspace, {
    method: 'GET',
    path: apiPath`/api/2.0/permissions/clusters/${clusterId}`,
    reader: readPermissions,
    keep: { freshMs: 5_000, staleMs: 20_000 },
    signal,
  })
  return { grants: value, asOf }
}

/** Starts a terminated cluster. In any other state Databricks refuses, and says which. */
export async function startCluster(
  caller: Caller,
  input: ClusterInput,
  options: VerbOptions = {},
): Promise<ClusterDetail> {
  await act(caller, input, apiPath`/api/2.1/clusters/start`, options)
  return afterwards(caller, input, options)
}

/** Restarts a running cluster. Databricks does nothing, without a word, in other states: so it is refused here. */
export async function restartCluster(
  caller: Caller,
  input: ClusterInput,
  options: VerbOptions = {},
): Promise<ClusterDetail> {
  const reason = whyNot('restart', await getCluster(caller, input, options))
  if (reason) throw new Refusal(409, 'INVALID_STATE', reason)
  await act(caller, input, apiPath`/api/2.1/clusters/restart`, options)
  return afterwards(caller, input, options)
}

/** Terminates a cluster; one that is terminated stays so. */
export async function terminateCluster(
  caller: Caller,
  input: ClusterInput,
  options: VerbOptions = {},
): Promise<ClusterDetail> {
  // The API calls this `delete`; it only terminates, and may be repeated. `permanent-delete` is the other one.
  await act(caller, input, apiPath`/api/2.1/clusters/delete`, { ...options, idempotent: true })
  return afterwards(caller, input, options)
}

/**
 * The cluster as it is now. Databricks has done what was asked, so a failure to look must not read as if it had
 * not: whoever repeats the call would do it twice.
 */
async function afterwards(
  caller: Caller,
  input: ClusterInput,
  options: VerbOptions,
): Promise<ClusterDetail> {
  return getCluster(caller, input, options).catch((error: unknown) => {
    if (options.signal?.aborted) throw error
    const detail = 'Databricks did what was asked, but how the cluster is now could not be read.'
    throw new Refusal(502, 'DONE_STATE_UNKNOWN', `${detail} Look at it before asking again.`)
  })
}

async function act(
  caller: Caller,
  { workspace, clusterId }: ClusterInput,
  path: ReturnType<typeof apiPath>,
  { signal, idempotent = false }: VerbOptions & { idempotent?: boolean },
): Promise<void> {
  await callWorkspace(caller, workspace, {
    method: 'POST',
    path,
    body: { cluster_id: clusterId },
    reader: z.unknown(),
    idempotent,
    signal,
  })
}
