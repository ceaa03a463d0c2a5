import Link from 'next/link'
import type { WorkspaceAlias } from '@/lib/databricks/ids'
import type { GridRun } from '@/lib/resources/runs/grid'
import { stateBackground } from '../../../charts/state-fill'
import { runHref } from '../../../runs/run-links'
import { cx } from '../../../ui/class-names'
import { nameOfPlace } from '../../../table/grid-moves'
import type { GridModel } from './grid-model'
import { runWords, startWords } from './grid-words'

type GridHeadProps = {
  workspace: WorkspaceAlias
  model: GridModel
  height: number
  /** The column that the Tab key stops at; null when it stops in a row. */
  stop: number | null
}

/** The runs, oldest first, each a bar as high as it took long. */
export function GridHead({ workspace, model, height, stop }: GridHeadProps) {
  return (
    <div
      role="row"
      aria-rowindex={1}
      className="sticky top-0 z-10 flex border-b border-line-1 bg-surface-1"
      style={{ height }}
    >
      <span
        role="columnheader"
        aria-colindex={1}
        className="sticky left-0 z-10 flex w-(--names) shrink-0 items-end border-r border-line-1 bg-surface-1 px-4 pb-1.5 text-xs font-medium text-ink-3"
      >
        Task
      </span>
      {model.runs.map((run, column) => (
        <span
          key={run.runId}
          role="columnheader"
          aria-colindex={column + 2}
          className="flex min-w-(--column) max-w-12 flex-1"
        >
          <Link
            href={runHref(workspace, run.runId)}
            prefetch={false}
            data-place={nameOfPlace({ row: -1, column })}
            tabIndex={stop === column ? 0 : -1}
            aria-label={`Run of ${startWords(run)}, ${runWords(run)}`}
            className="flex w-full items-end justify-center px-[3px] pt-3 pb-1 hover:bg-surface-2 focus-visible:-outline-offset-2"
          >
            <Bar run={run} longestMs={model.longestMs} />
          </Link>
        </span>
      ))}
    </div>
  )
}

function Bar({ run, longestMs }: { run: GridRun; longestMs: number }) {
  const share = run.durations.totalMs === null ? 1 : run.durations.totalMs / longestMs
  return (
    <span
      className={cx(
        'block min-h-[3px] w-full max-w-4 rounded-t-[3px]',
        run.state === 'succeeded' ? 'bg-quiet-ok' : stateBackground[run.state],
        run.isActive && 'animate-pulse-slow',
      )}
      style={{ height: `${share * 100}%` }}
    />
  )
}
