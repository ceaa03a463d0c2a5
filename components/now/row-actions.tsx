'use client'

import { CirclePlay, Ellipsis } from 'lucide-react'
import type { NowRow } from '@/lib/views/now/schema'
import { Button } from '../ui/button'
import { useWhyNoChange } from '../ui/changes'
import { cx } from '../ui/class-names'
import { Icon } from '../ui/icon'
import { Menu } from '../ui/menu'
import type { MenuItem } from '../ui/menu-item'
import { useRowActing, type RowAction } from './now-actions'
import { runHref } from './now-links'

const words: Record<RowAction, string> = { repair: 'Repair', cancel: 'Cancel' }

/** The likeliest action of a row where there is room, and all of them in its menu. */
export function RowActions({ row, main }: { row: NowRow; main: RowAction | null }) {
  const { workspace, ask, askFor } = useRowActing(row)
  const whyNoChange = useWhyNoChange('write')
  const items = async () => {
    const { copyRunId, inDatabricks, itsJob, runActs } = await import('../runs/run-menu')
    const separator = { kind: 'separator' } as const
    const pages = [openRun(row), ...itsJob(row.workspace, row.run)]
    if (!workspace) return pages
    return [
      ...runActs(workspace, row.run, ask),
      separator,
      ...pages,
      ...inDatabricks(row.run),
      separator,
      copyRunId(row.run),
    ]
  }
  return (
    <span className="flex items-center justify-end gap-1">
      {main && (
        <Button
          look="quiet"
          disabledReason={whyNoChange}
          aria-label={`${words[main]} the run of ${row.run.name}`}
          onClick={() => askFor(main)}
          className={cx('relative phone:hidden', main === 'repair' && untilWanted)}
        >
          {words[main]}
        </Button>
      )}
      <Menu
        label={`Actions for ${row.run.name}`}
        align="end"
        data-row-actions=""
        items={items}
        className="relative inline-grid size-7 place-items-center rounded-md text-ink-3 hover:bg-surface-3 hover:text-ink-1 phone:size-10"
      >
        <Icon of={Ellipsis} />
      </Menu>
    </span>
  )
}

/** A cause may have many rows: each shows its button when it is looked at, by pointer or by focus. */
const untilWanted =
  'opacity-0 group-focus-within/row:opacity-100 group-hover/row:opacity-100 [@media(hover:none)]:opacity-100'

const openRun = (row: NowRow): MenuItem => ({
  kind: 'link',
  label: 'Open the run',
  icon: CirclePlay,
  href: runHref(row),
})
