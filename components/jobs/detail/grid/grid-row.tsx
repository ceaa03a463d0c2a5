import Link from 'next/link'
import { memo } from 'react'
import type { WorkspaceAlias } from '@/lib/databricks/ids'
import type { GridCell, GridRun } from '@/lib/resources/runs/grid'
import { stateBackground } from '../../../charts/state-fill'
import { StateGlyph } from '../../../charts/state-glyph'
import { runHref } from '../../../runs/run-links'
import { cx } from '../../../ui/class-names'
import { nameOfPlace } from '../../../table/grid-moves'
import type { GridTask } from './grid-model'
import { absentWords, cellWords, startWords } from './grid-words'

export const rowHeight = 24

const indentPx = 10
/** Deeper ones stand no further in: a chain of a hundred tasks still has to have names. */
const deepest = 6

type GridRowProps = {
  workspace: WorkspaceAlias
  task: GridTask
  runs: readonly GridRun[]
  row: number
  /** The column that the Tab key stops at; null when it stops elsewhere. */
  stop: number | null
}

/** One task over all runs; drawn again only when its own cells or its stop change. */
export const GridRow = memo(function GridRow({ workspace, task, runs, row, stop }: GridRowProps) {
  return (
    <div
      role="row"
      aria-rowindex={row + 2}
      className="flex hover:bg-surface-2"
      style={{ height: rowHeight }}
    >
      <span
        role="rowheader"
        aria-colindex={1}
        title={task.isGone ? `${task.taskKey}: the job has it no longer` : task.taskKey}
        className="sticky left-0 z-[5] flex w-(--names) shrink-0 items-center border-r border-line-1 bg-surface-1 pr-2 pl-4"
      >
        <span
          className={cx('truncate font-mono text-xs', task.isGone && 'text-ink-3 line-through')}
          style={{ marginLeft: Math.min(task.depth, deepest) * indentPx }}
        >
          {task.taskKey}
        </span>
      </span>
      {runs.map((run, column) => (
        <Cell
          key={run.runId}
          workspace={workspace}
          taskKey={task.taskKey}
          run={run}
          cell={task.cells[column]}
          name={nameOfPlace({ row, column })}
          column={column}
          isStop={stop === column}
        />
      ))}
    </div>
  )
})

type CellProps = {
  workspace: WorkspaceAlias
  taskKey: string
  run: GridRun
  cell: GridCell | undefined
  name: string
  column: number
  isStop: boolean
}

function Cell({ workspace, taskKey, run, cell, name, column, isStop }: CellProps) {
  if (!cell) {
    return (
      <span
        role="gridcell"
        aria-colindex={column + 2}
        data-place={name}
        tabIndex={isStop ? 0 : -1}
        aria-label={`${taskKey}, ${absentWords(run)}`}
        className="flex min-w-(--column) max-w-12 flex-1 items-center justify-center focus-visible:-outline-offset-2"
      >
        <span className={cx('size-1 rounded-full', run.isWhole ? 'bg-line-1' : 'bg-line-3')} />
      </span>
    )
  }
  return (
    <span
      role="gridcell"
      aria-colindex={column + 2}
      className="flex min-w-(--column) max-w-12 flex-1"
    >
      <Link
        href={runHref(workspace, cell.runId)}
        prefetch={false}
        data-place={name}
        tabIndex={isStop ? 0 : -1}
        aria-label={`${taskKey}, ${cellWords(cell)}, run of ${startWords(run)}`}
        className="group flex w-full items-center justify-center px-[2px] py-[3px] focus-visible:-outline-offset-2"
      >
        <span
          className={cx(
            'flex h-full w-full max-w-5.5 items-center justify-center rounded-[3px] group-hover:ring-2 group-hover:ring-ink-3',
            cell.state === 'succeeded' ? 'bg-quiet-ok' : stateBackground[cell.state],
            cell.isActive && cell.state === 'running' && 'animate-pulse-slow',
          )}
        >
          <StateGlyph look={cell.state} />
        </span>
      </Link>
    </span>
  )
}
