import { note, type Note } from '@/lib/code-samples/note'
import { bashWord } from '@/lib/code-samples/quote/bash'
import { pythonString, pythonStrings } from '@/lib/code-samples/quote/python'
import {
  queryOf,
  wordsOf,
  type Read,
  type ShownCall,
  type ShownPage,
} from '@/lib/code-samples/shown-call'
import type { WarehouseId } from '@/lib/databricks/ids'
import { warehousePaths } from '@/lib/resources/warehouses/paths'
import { filterIn } from '../table/filter-in'
import type { WarehouseGroup } from './warehouse-group'
import { warehousesParsers } from './warehouses-filter'

const filterOf = (search: URLSearchParams) => filterIn(warehousesParsers, search)

const shownOnly: Record<WarehouseGroup, Note> = {
  troubled: note`The page shows only those whose health is degraded or failed, here are all`,
  idle: note`The page shows only those that run unused and never stop by themselves, here are all`,
  changing: note`The page shows only those that start, stop or are deleted, here are all`,
  running: note`The page shows only those in state RUNNING, here are all`,
  stopped: note`The page shows only those in state STOPPED, here are all`,
}

const pythonKind =
  '("serverless" if warehouse.enable_serverless_compute else warehouse.warehouse_type and warehouse.warehouse_type.value.lower())'

/** The SQL warehouses that the page of the list shows. */
export function warehousesCall({ workspaces, search }: ShownPage): ShownCall {
  const { q, kind, show } = filterOf(search)
  const words = wordsOf(q)
  const read: Read = {
    what: 'SQL warehouses',
    paths: workspaces.map(({ alias }) => warehousePaths.list(alias)),
    query: queryOf({ q, limit: '5000' }),
    isList: true,
    only: kind === 'all' ? null : { field: 'kind', values: [kind] },
    beyond: show === null ? [] : [shownOnly[show]],
    python: {
      imports: [],
      read: 'w.warehouses.list()',
      row: 'warehouse',
      isTyped: true,
      conditions: kind === 'all' ? [] : [`${pythonKind} in ${pythonStrings([kind])}`],
      search: words.length === 0 ? null : { words, in: searched },
    },
    cli: {
      command: 'warehouses list -o json',
      beyond: [
        ...(kind === 'all'
          ? []
          : [note`The command cannot choose by kind, the page shows only ${kind} ones`]),
        ...(q === '' ? [] : [note`The command cannot search for ${q}, here are all`]),
      ],
    },
  }
  return { workspaces, isOneCall: false, reads: [read] }
}

const searched = [
  'warehouse.name',
  'warehouse.id',
  'warehouse.creator_name',
  'warehouse.cluster_size',
  pythonKind,
  'workspace',
  '*(f"{tag.key}:{tag.value}" for tag in (warehouse.tags and warehouse.tags.custom_tags or []))',
]

/** A SQL warehouse by itself. */
export function warehouseCall({ workspaces }: ShownPage, id: string): ShownCall {
  const read: Read = {
    what: `SQL warehouse ${id}`,
    paths: workspaces.map(({ alias }) => warehousePaths.detail(alias, id as WarehouseId)),
    query: {},
    isList: false,
    only: null,
    beyond: [],
    python: {
      imports: [],
      read: `w.warehouses.get(id=${pythonString(id)})`,
      row: null,
      isTyped: true,
      conditions: [],
      search: null,
    },
    cli: { command: `warehouses get ${bashWord(id)} -o json`, beyond: [] },
  }
  return { workspaces, isOneCall: false, reads: [read] }
}
