import { note, type Note } from '@/lib/code-samples/note'
import { bash, bashWord } from '@/lib/code-samples/quote/bash'
import { pythonString } from '@/lib/code-samples/quote/python'
import {
  queryOf,
  wordsOf,
  type Read,
  type ShownCall,
  type ShownPage,
} from '@/lib/code-samples/shown-call'
import type { ClusterId } from '@/lib/databricks/ids'
import { clusterPaths } from '@/lib/resources/clusters/paths'
import type { ClusterState } from '@/lib/resources/clusters/states'
import { filterIn } from '../table/filter-in'
import { sourcesOf, type ClusterGroup } from './cluster-group'
import { clustersParsers } from './clusters-filter'

const filterOf = (search: URLSearchParams) => filterIn(clustersParsers, search)

const statesOf: Record<ClusterGroup, readonly ClusterState[]> = {
  running: ['RUNNING'],
  changing: ['PENDING', 'RESTARTING', 'RESIZING', 'TERMINATING'],
  idle: ['RUNNING'],
  failed: ['ERROR', 'TERMINATED'],
  terminated: ['TERMINATED'],
}

const narrower: Partial<Record<ClusterGroup, Note>> = {
  idle: note`The page shows only those that nobody has used for an hour, here are all that run`,
  failed: note`The page shows only those that broke, here are also those that were told to stop`,
  terminated: note`The page leaves out those that broke, here they are too`,
}

/** The clusters that the page of the list shows. */
export function clustersCall({ workspaces, search }: ShownPage): ShownCall {
  const { q, kind, show, pinned } = filterOf(search)
  const sources = sourcesOf(kind)
  const states = show === null ? [] : statesOf[show]
  const beyond = show === null ? undefined : narrower[show]
  const read: Read = {
    what: 'Clusters',
    paths: workspaces.map(({ alias }) => clusterPaths.list(alias)),
    query: queryOf({
      source: sources.join(','),
      state: states.join(','),
      pinned: pinned ? 'true' : undefined,
      q,
      limit: '5000',
    }),
    isList: true,
    only: null,
    beyond: beyond ? [beyond] : [],
    python: pythonOf({ sources, states, pinned, words: wordsOf(q) }),
    cli: {
      command: [
        'clusters list',
        ...(sources.length > 0 ? [bash`--cluster-sources ${sources.join(',')}`] : []),
        ...(states.length > 0 ? [bash`--cluster-states ${states.join(',')}`] : []),
        ...(pinned ? ['--is-pinned'] : []),
        '-o json',
      ].join(' '),
      beyond: q === '' ? [] : [note`The command cannot search for ${q}, here are all`],
    },
  }
  return { workspaces, isOneCall: false, reads: [read] }
}

type Asked = {
  sources: readonly string[]
  states: readonly string[]
  pinned: boolean
  words: readonly string[]
}

function pythonOf({ sources, states, pinned, words }: Asked): Read['python'] {
  const enums = (name: string, values: readonly string[]) =>
    `[${values.map((value) => `${name}(${pythonString(value)})`).join(', ')}]`
  const filters = [
    ...(sources.length > 0 ? [`cluster_sources=${enums('ClusterSource', sources)}`] : []),
    ...(states.length > 0 ? [`cluster_states=${enums('State', states)}`] : []),
    // The SDK writes True of a filter as Python does, and the API takes `true` alone.
    ...(pinned ? ['is_pinned="true"'] : []),
  ]
  const names = [
    ...(sources.length > 0 ? ['ClusterSource'] : []),
    ...(filters.length > 0 ? ['ListClustersFilterBy'] : []),
    ...(states.length > 0 ? ['State'] : []),
  ]
  return {
    imports:
      names.length > 0 ? [`from databricks.sdk.service.compute import ${names.join(', ')}`] : [],
    read:
      filters.length > 0
        ? [
            'w.clusters.list(filter_by=ListClustersFilterBy(',
            ...filters.map((each) => `    ${each},`),
            '))',
          ].join('\n')
        : 'w.clusters.list()',
    row: 'cluster',
    isTyped: true,
    conditions: [],
    search: words.length === 0 ? null : { words, in: searched },
  }
}

const searched = [
  'cluster.cluster_name',
  'cluster.cluster_id',
  'cluster.single_user_name',
  'cluster.creator_user_name',
  'workspace',
  '*(f"{k}:{v}" for k, v in {**(cluster.default_tags or {}), **(cluster.custom_tags or {})}.items())',
]

/** So many events the API gives where nobody says how many. */
const firstEvents = 50

/** A cluster by itself, and what happened to it. */
export function clusterCall({ workspaces }: ShownPage, id: string): ShownCall {
  const rest = { query: {}, only: null, beyond: [] }
  const python = { imports: [], isTyped: true, conditions: [], search: null }
  const clusterId = pythonString(id)
  const cluster: Read = {
    ...rest,
    what: `Cluster ${id}`,
    paths: workspaces.map(({ alias }) => clusterPaths.detail(alias, id as ClusterId)),
    isList: false,
    python: { ...python, read: `w.clusters.get(cluster_id=${clusterId})`, row: null },
    cli: { command: `clusters get ${bashWord(id)} -o json`, beyond: [] },
  }
  const events: Read = {
    ...rest,
    what: `Events of cluster ${id}, newest first,`,
    paths: workspaces.map(({ alias }) => clusterPaths.events(alias, id as ClusterId)),
    isList: true,
    python: {
      ...python,
      imports: ['import itertools', 'from databricks.sdk.service.compute import GetEventsOrder'],
      read: `itertools.islice(w.clusters.events(cluster_id=${clusterId}, order=GetEventsOrder.DESC), ${firstEvents})`,
      row: 'event',
    },
    cli: {
      command: `clusters events ${bashWord(id)} --order DESC --limit ${firstEvents} -o json`,
      beyond: [],
    },
  }
  return { workspaces, isOneCall: false, reads: [cluster, events] }
}
