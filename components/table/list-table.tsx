'use client'

import { FilterX, type LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from '../ui/button'
import { EmptyState } from '../ui/empty-state'
import { Panel } from '../ui/section'
import { DataTable, type DataTableProps } from './data-table'
import { ResourceList } from './resource-list'
import { RowsSkeleton } from './rows-skeleton'

/** What a list says when it has no rows although no filter hides any. */
export type Nothing = { icon: LucideIcon; title: string; words: ReactNode }

type ListTableProps<Row extends object> = Omit<DataTableProps<Row>, 'rows'> & {
  /** What is listed: `clusters`. */
  things: string
  /** Undefined until the first answer; why there is none is told above the list. */
  rows: readonly Row[] | undefined
  /** Whether a filter is what hides the rest, how to take it away, and what else to know of it. */
  filter: { isNarrow: boolean; reset: () => void; note?: string }
  nothing: Nothing
}

/** A list on a page of its own: on its way, empty with the reason, hidden by the filter, or here. */
export function ListTable<Row extends object>(props: ListTableProps<Row>) {
  return (
    <ResourceList
      items={props.rows}
      failure={undefined}
      skeleton={<RowsSkeleton />}
      failed={() => null}
      empty={<NothingToShow {...props} />}
    >
      {(rows) => <DataTable {...props} rows={rows} />}
    </ResourceList>
  )
}

type NothingToShowProps = Pick<ListTableProps<object>, 'things' | 'filter' | 'nothing'>

function NothingToShow({ things, filter, nothing }: NothingToShowProps) {
  return (
    <Panel>
      {filter.isNarrow ? (
        <EmptyState
          icon={FilterX}
          title={`The filter hides all ${things}`}
          actions={<Button onClick={filter.reset}>Show all {things}</Button>}
        >
          None of the {things} fits everything that is asked for above. {filter.note}
        </EmptyState>
      ) : (
        <EmptyState icon={nothing.icon} title={nothing.title}>
          {nothing.words}
        </EmptyState>
      )}
    </Panel>
  )
}
