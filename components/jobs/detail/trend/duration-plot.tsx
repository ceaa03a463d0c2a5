import type { ReactNode } from 'react'
import type { GridRun } from '@/lib/resources/runs/grid'
import { bandsOf, type Band } from '@/lib/resources/runs/trend'
import { PlotFrame } from '../../../charts/plot-frame'
import { stateBackground } from '../../../charts/state-fill'
import { durationTicks } from '../../../charts/value-axis'
import { cx } from '../../../ui/class-names'
import { startWords } from '../grid/grid-words'
import { trendWords } from './trend-words'

type PlotProps = {
  /** Oldest first. */
  runs: readonly GridRun[]
  shown: number | null
  onShow: (index: number | null) => void
}

/** How long each run worked, over what was usual by then: the middle half of the successes, and their median. */
export function DurationPlot({ runs, shown, onShow }: PlotProps) {
  const bands = bandsOf(runs)
  const longest = Math.max(
    ...runs.map(({ durations }) => durations.totalMs ?? 0),
    ...bands.map((band) => band?.highMs ?? 0),
  )
  const ticks = durationTicks(longest)
  const most = ticks.at(-1) ?? 1
  return (
    <PlotFrame
      ticks={ticks}
      label={trendWords(runs)}
      from={runs[0] && startWords(runs[0])}
      to={runs.at(-1) && startWords(runs.at(-1) as GridRun)}
    >
      <BandArea bands={bands} most={most} />
      <div className="absolute inset-0 flex items-end" onPointerLeave={() => onShow(null)}>
        {runs.map((run, index) => (
          <span
            key={run.runId}
            onPointerEnter={() => onShow(index)}
            className={cx(
              'flex h-full flex-1 items-end justify-center',
              shown === index && 'bg-surface-2/70',
            )}
          >
            <span
              className={cx(
                'block min-h-[2px] w-3/5 max-w-4 rounded-t-[3px]',
                run.state === 'succeeded' ? 'bg-quiet-ok' : stateBackground[run.state],
              )}
              style={{ height: `${((run.durations.totalMs ?? 0) / most) * 100}%` }}
            />
          </span>
        ))}
      </div>
      <MedianLine bands={bands} most={most} />
    </PlotFrame>
  )
}

type BandProps = { bands: readonly (Band | null)[]; most: number }

const xOf = (index: number) => index + 0.5
const yOf = (ms: number, most: number) => 100 - (ms / most) * 100

/** Bands only begin, they never pause: once there are enough successes there always are. */
const known = (bands: BandProps['bands']) =>
  bands.flatMap((band, index) => (band ? [{ band, x: xOf(index) }] : []))

function BandArea({ bands, most }: BandProps) {
  const points = known(bands)
  const upper = points.map(({ band, x }) => `${x},${yOf(band.highMs, most)}`)
  const lower = points.map(({ band, x }) => `${x},${yOf(band.lowMs, most)}`).reverse()
  return (
    <Stretched count={bands.length}>
      <polygon points={[...upper, ...lower].join(' ')} className="fill-accent/15" />
    </Stretched>
  )
}

function MedianLine({ bands, most }: BandProps) {
  const points = known(bands).map(({ band, x }) => `${x},${yOf(band.medianMs, most)}`)
  return (
    <Stretched count={bands.length}>
      <polyline
        points={points.join(' ')}
        className="fill-none stroke-accent"
        strokeWidth={1.5}
        vectorEffect="non-scaling-stroke"
      />
    </Stretched>
  )
}

/** As wide as the plot, whatever that is: one unit for each run, 100 up. */
function Stretched({ count, children }: { count: number; children: ReactNode }) {
  return (
    <svg
      aria-hidden="true"
      viewBox={`0 0 ${Math.max(1, count)} 100`}
      preserveAspectRatio="none"
      className="pointer-events-none absolute inset-0 size-full overflow-visible"
    >
      {children}
    </svg>
  )
}
