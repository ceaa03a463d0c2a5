'use client'

import { formatCounted } from '@/lib/format/quantities'
import type { Warehouse } from '@/lib/resources/warehouses/schema'
import { CountStrip, type Count } from '../ui/count-strip'
import { groupsOf, type WarehouseGroup } from './warehouse-group'
import { hasFailed } from './warehouse-look'

type Line = {
  group: WarehouseGroup
  label: string
  look: Count<WarehouseGroup>['look']
  detail: (warehouses: readonly Warehouse[]) => string
  none: string
  /** What the bars show of each, where it says something. */
  measure?: (warehouse: Warehouse) => number
}

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

/** In the order in which one asks: what is wrong, what costs for nothing, what moves, what runs. */
const lines: readonly Line[] = [
  {
    group: 'troubled',
    label: 'In trouble',
    look: 'failed',
    detail: troubleWords,
    none: 'all are well',
  },
  {
    group: 'idle',
    label: 'Idle',
    look: 'warning',
    detail: () => 'costing, never stop by themselves',
    none: 'none runs for nobody',
  },
  {
    group: 'changing',
    label: 'Changing',
    look: 'queued',
    detail: changeWords,
    none: 'nothing starts or stops',
  },
  {
    group: 'running',
    label: 'Running',
    look: 'running',
    detail: (warehouses) =>
      `${formatCounted(
        sum(warehouses, ({ clusters }) => clusters),
        'cluster',
      )}, ${formatCounted(
        sum(warehouses, ({ activeSessions }) => activeSessions),
        'session',
      )}`,
    none: 'nothing is up',
    measure: ({ activeSessions }) => activeSessions,
  },
  {
    group: 'stopped',
    label: 'Stopped',
    look: 'skipped',
    detail: () => 'start with the next query',
    none: 'nothing rests',
  },
]

/** How many warehouses are in which condition; each count filters the list below it. */
export function WarehouseCounts(props: {
  warehouses: readonly Warehouse[]
  chosen: WarehouseGroup | null
  onChoose: (group: WarehouseGroup | null) => void
}) {
  const counts = lines.map((line): Count<WarehouseGroup> => {
    const members = props.warehouses.filter((each) => groupsOf(each).includes(line.group))
    return {
      value: line.group,
      label: line.label,
      look: line.look,
      count: members.length,
      detail: members.length > 0 ? line.detail(members) : line.none,
      bars: line.measure ? members.map(line.measure).sort((a, b) => a - b) : [],
      barsMean: 'each bar is one warehouse: its sessions',
    }
  })
  return (
    <CountStrip
      label="Warehouses by condition"
      counts={counts}
      chosen={props.chosen}
      onChoose={props.onChoose}
    />
  )
}
