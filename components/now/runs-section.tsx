'use client'

import type { NowRow } from '@/lib/views/now/schema'
import type { Column } from '../table/column'
import { Panel, Section } from '../ui/section'
import { NowCsv } from './now-csv'
import { RunsTable } from './runs-table'

/** The runs of one condition, under its name. */
export function RunsSection({
  title,
  order,
  rows,
  count,
  columns,
  isAlone,
}: {
  title: string
  /** How they are ordered, or what they are. */
  order: string
  rows: readonly NowRow[]
  count: number
  columns: readonly Column<NowRow>[]
  isAlone: boolean
}) {
  return (
    <Section
      title={title}
      aside={`${count}, ${order}${rows.length < count ? `; ${rows.length} of them are here` : ''}`}
      actions={<NowCsv of={title} rows={rows} />}
    >
      <Panel>
        <RunsTable
          label={title}
          rows={rows}
          columns={columns}
          first={isAlone ? 50 : 8}
          moreWords={(more) => `Show ${more} more`}
        />
      </Panel>
    </Section>
  )
}
