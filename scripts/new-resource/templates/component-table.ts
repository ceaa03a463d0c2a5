import type { ResourceForm } from '../form'

export const columns = ({ noun, one, One, words }: ResourceForm) => `'use client'

import type { ${One} } from '@/lib/resources/${noun}/schema'
import type { Column } from '../table/column'

/** The columns of a list of ${words}; the one without a width takes what is left. */
export const ${one}Columns: readonly Column<${One}>[] = [
  {
    id: 'name',
    header: 'Name',
    room: 'always',
    sortValue: ({ name }) => name.toLowerCase(),
    cell: ({ name }) => name,
  },
  {
    id: 'id',
    header: 'Id',
    width: 320,
    room: 'medium',
    sortValue: ({ ${one}Id }) => ${one}Id,
    cell: ({ ${one}Id }) => <code className="text-ink-2">{${one}Id}</code>,
  },
]
`

export const table = (form: ResourceForm) => {
  const { noun, single, one, One, many, Many, words, Words, word, aWord } = form
  return `'use client'

import { FilterX, Shapes } from 'lucide-react'
import { parseAsString, useQueryState } from 'nuqs'
import { useCallback, useId, useMemo } from 'react'
import { filter${Many} } from '@/lib/resources/${noun}/rules'
import type { ${One}, ${One}Page } from '@/lib/resources/${noun}/schema'
import type { Workspace } from '@/lib/resources/workspaces/schema'
import type { Live } from '@/lib/use-live'
import { DataTable } from '../table/data-table'
import { FilterInput } from '../table/filter-input'
import { ResourceList } from '../table/resource-list'
import { RowsSkeleton } from '../table/rows-skeleton'
import { useTableView } from '../table/use-table-view'
import { Button } from '../ui/button'
import { EmptyState } from '../ui/empty-state'
import { ProblemNotice } from '../ui/problem-notice'
import { Panel } from '../ui/section'
import { ${one}Columns } from './${single}-columns'

const rowId = ({ ${one}Id }: ${One}) => ${one}Id
const rowName = ({ name }: ${One}) => name
const phoneLine = ({ ${one}Id }: ${One}) => <code>{${one}Id}</code>

type ${Many}TableProps = { workspace: Workspace; live: Live<${One}Page> }

/** The list in its four states: on its way, refused, empty, here. What is typed above it narrows it. */
export function ${Many}Table({ workspace, live }: ${Many}TableProps) {
  const heading = useId()
  const [text, setText] = useQueryState('q', parseAsString.withDefault(''))
  const view = useTableView(${one}Columns, 'name')
  const all = live.data?.items
  const shown = useMemo(() => all && filter${Many}(all, text), [all, text])
  const rowHref = useCallback(
    ({ ${one}Id }: ${One}) => \`/workspaces/\${workspace.alias}/${noun}/\${${one}Id}\`,
    [workspace.alias],
  )
  return (
    <section aria-labelledby={heading} className="mt-6">
      <div className="mb-2 flex flex-wrap items-center gap-x-2.5 gap-y-2">
        <h2 id={heading} className="text-md font-semibold tracking-[-0.005em]">
          All ${words}
        </h2>
        <span className="tabular mr-auto text-ink-3" role="status">
          {shown && all && (text ? \`\${shown.length} of \${all.length}\` : all.length)}
        </span>
        <FilterInput
          things="${words}"
          value={text}
          onChange={(next) => void setText(next || null)}
        />
      </div>
      <ResourceList
        items={shown}
        failure={live.error}
        skeleton={<RowsSkeleton />}
        failed={(problem) => (
          <ProblemNotice problem={problem} onRetry={() => void live.refresh()} />
        )}
        empty={<NothingToShow isNarrow={text !== ''} onShowAll={() => void setText(null)} />}
      >
        {(${many}) => (
          <DataTable
            label="${Words}"
            rows={${many}}
            columns={${one}Columns}
            view={view}
            rowId={rowId}
            rowHref={rowHref}
            rowName={rowName}
            phoneLine={phoneLine}
          />
        )}
      </ResourceList>
    </section>
  )
}

function NothingToShow({ isNarrow, onShowAll }: { isNarrow: boolean; onShowAll: () => void }) {
  return (
    <Panel>
      {isNarrow ? (
        <EmptyState
          icon={FilterX}
          title="The filter hides all ${words}"
          actions={<Button onClick={onShowAll}>Show all ${words}</Button>}
        >
          No ${word} fits what is typed above.
        </EmptyState>
      ) : (
        <EmptyState icon={Shapes} title="No ${words}">
          Either none exists, or none that you may see: Databricks shows ${aWord} to those who have
          a permission on it.
        </EmptyState>
      )}
    </Panel>
  )
}
`
}
