'use client'

import { formatCounted } from '@/lib/format/quantities'
import type { Warehouse } from '@/lib/resources/warehouses/schema'
import { countsOf, type CountLine, type Known } from '../table/count-lines'
import { CountStrip } from '../ui/count-strip'
import { groupsOf, type WarehouseGroup } from './warehouse-group'
import { hasFailed } from './warehouse-look'

const sum = (warehouses: readonly Warehouse[], of: (warehouse: Warehouse) => number) =>
  warehouses.reduce((total, warehouse) => total + of(warehouse), 0)

function troubleWords(warehouses: readonly Warehouse[]): string {
  const failed = warehouses.filter(hasFailed).length
  const degraded = warehouses.length - failed
  return [failed && `${failed} did not start`, degraded && `${degraded} degraded`]
    .filter(Boolean)
    .join(', ')
}

function changeWords(warehouses: readonly Warehouse[]): string {
  const starting = warehouses.filter(({ state }) => state === 'STARTING').length
  const stopping = warehouses.length - starting
  return [starting && `${starting} starting`, stopping && `${stopping} stopping`]
    .filter(Boolean)
    .join(', ')
}

const runningWords = (warehouses: readonly Warehouse[]) =>
  [
    formatCounted(
      sum(warehouses, ({ clusters }) => clusters),
      'cluster',
    ),
    formatCounted(
      sum(warehouses, ({ activeSessions }) => activeSessions),
      'session',
    ),
  ].join(', ')

/** In the order in which one asks: what is wrong, what costs for nothing, what moves, what runs. */
const lines: readonly CountLine<WarehouseGroup, Warehouse>[] = [
  {
    group: 'troubled',
    label: 'In trouble',
    look: 'failed',
    some: troubleWords,
    none: 'all are well',
  },
  {
    group: 'idle',
    label: 'Idle',
    look: 'warning',
    some: () => 'costing, never stop by themselves',
    none: 'nothing runs unused',
  },
  {
    group: 'changing',
    label: 'Changing',
    look: 'queued',
    some: changeWords,
    none: 'nothing starts or stops',
  },
  {
    group: 'running',
    label: 'Running',
    look: 'running',
    some: runningWords,
    none: 'nothing is up',
    bars: {
      of: ({ activeSessions }) => activeSessions,
      mean: 'each bar is one warehouse: its sessions',
    },
  },
  {
    group: 'stopped',
    label: 'Stopped',
    look: 'skipped',
    some: () => 'start with the next query',
    none: 'nothing rests',
  },
]

/** How many warehouses are in which condition; each count filters the list below it. */
export function WarehouseCounts(props: {
  warehouses: readonly Warehouse[]
  known: Known
  chosen: WarehouseGroup | null
  onChoose: (group: WarehouseGroup | null) => void
}) {
  return (
    <CountStrip
      label="Warehouses by condition"
      counts={countsOf(lines, props.warehouses, groupsOf, props.known)}
      chosen={props.chosen}
      onChoose={props.onChoose}
    />
  )
}
