import Link from 'next/link'
import type { WorkspaceAlias } from '@/lib/databricks/ids'
import { formatDuration } from '@/lib/format/durations'
import type { GridRun } from '@/lib/resources/runs/grid'
import { RunBadge } from '../../../runs/run-badge'
import { runHref } from '../../../runs/run-links'
import { startWords } from '../grid/grid-words'
import { phaseKinds } from './trend-words'

/** What the two plots draw, as numbers, the newest run first. */
export function TrendTable({
  workspace,
  runs,
}: {
  workspace: WorkspaceAlias
  /** Oldest first. */
  runs: readonly GridRun[]
}) {
  return (
    // It can be scrolled, so it can be reached by keyboard.
    <div
      className="max-h-80 overflow-auto"
      role="region"
      aria-label="Durations as a table"
      tabIndex={0}
    >
      <table className="w-full whitespace-nowrap">
        <thead className="sticky top-0 bg-surface-1 text-xs text-ink-3">
          <tr className="*:px-3 *:py-1.5 *:text-right *:font-medium">
            <th scope="col" className="text-left! first:pl-4">
              Run
            </th>
            <th scope="col" className="text-left!">
              State
            </th>
            <th scope="col">Duration</th>
            {phaseKinds.map(({ key, word }) => (
              <th key={key} scope="col">
                {word}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="tabular">
          {runs.toReversed().map((run) => (
            <tr key={run.runId} className="border-t border-line-1 *:px-3 *:py-1 *:text-right">
              <th scope="row" className="text-left! font-normal first:pl-4">
                <Link
                  href={runHref(workspace, run.runId)}
                  prefetch={false}
                  className="rounded-sm text-accent-text hover:underline"
                >
                  {startWords(run)}
                </Link>
              </th>
              <td className="text-left!">
                <RunBadge standing={run} />
              </td>
              <td>{durationOf(run.durations.totalMs)}</td>
              {phaseKinds.map(({ key }) => (
                <td key={key} className="text-ink-2">
                  {durationOf(run.phases && run.phases[key])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const durationOf = (ms: number | null) => (ms === null ? '–' : formatDuration(ms))
