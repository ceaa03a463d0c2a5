import type { GridRun } from '@/lib/resources/runs/grid'
import { PlotFrame } from '../../../charts/plot-frame'
import { durationTicks } from '../../../charts/value-axis'
import { cx } from '../../../ui/class-names'
import { startWords } from '../grid/grid-words'
import { phaseKinds, phasesWords, sumOf } from './trend-words'

/** Where the time of each run went, one part on the other. */
export function PhasesPlot({
  runs,
  shown,
  onShow,
}: {
  /** Oldest first. */
  runs: readonly GridRun[]
  shown: number | null
  onShow: (index: number | null) => void
}) {
  const ticks = durationTicks(Math.max(...runs.map(({ phases }) => (phases ? sumOf(phases) : 0))))
  const most = ticks.at(-1) ?? 1
  return (
    <>
      <p className="flex flex-wrap gap-x-4 gap-y-1 px-4 pt-3 text-xs text-ink-2">
        {phaseKinds.map(({ key, word, fill }) => (
          <span key={key} className="inline-flex items-center gap-1.5">
            <span className={cx('size-2.5 rounded-[2px]', fill)} />
            {word}
          </span>
        ))}
      </p>
      <PlotFrame
        ticks={ticks}
        label={phasesWords(runs)}
        from={runs[0] && startWords(runs[0])}
        to={runs.at(-1) && startWords(runs.at(-1) as GridRun)}
      >
        <div className="absolute inset-0 flex items-end" onPointerLeave={() => onShow(null)}>
          {runs.map((run, index) => (
            <span
              key={run.runId}
              onPointerEnter={() => onShow(index)}
              className={cx(
                'flex h-full flex-1 flex-col items-center justify-end',
                shown === index && 'bg-surface-2/70',
              )}
            >
              {run.phases &&
                phaseKinds
                  .toReversed()
                  .map(({ key, fill }) => (
                    <span
                      key={key}
                      className={cx('block w-3/5 max-w-4 shrink-0', fill)}
                      style={{ height: `${((run.phases?.[key] ?? 0) / most) * 100}%` }}
                    />
                  ))}
            </span>
          ))}
        </div>
      </PlotFrame>
    </>
  )
}
