'use client'

import { Columns3 } from 'lucide-react'
import { buttonClass } from '../ui/button-class'
import { Icon } from '../ui/icon'
import { Menu } from '../ui/menu'
import type { Column } from './column'
import type { TableView } from './use-table-view'

/** Which columns a table shows; the first, which names the row, always stays. */
export function ColumnChooser<Row>({
  columns,
  view,
}: {
  columns: readonly Column<Row>[]
  view: TableView<Row>
}) {
  return (
    <Menu
      label="Columns"
      align="end"
      className={buttonClass({ isSquare: true, className: 'phone:hidden' })}
      items={[
        { kind: 'heading', label: 'Columns; a narrow window shows fewer' },
        ...columns
          .filter((column) => column.width !== undefined)
          .map((column) => ({
            kind: 'choice' as const,
            label: column.header,
            isChecked: view.visible.some(({ id }) => id === column.id),
            onSelect: () => view.toggle(column),
            staysOpen: true,
          })),
        { kind: 'separator' },
        { kind: 'action', label: 'Back to the usual columns', onSelect: view.reset },
      ]}
    >
      <Icon of={Columns3} />
    </Menu>
  )
}
