import { formatDuration } from '@/lib/format/durations'
import { formatCounted } from '@/lib/format/quantities'
import {
  causeWords,
  isShortVerdict,
  isSlowVerdict,
  ratioWords,
  takenBackMs,
  toldCauses,
} from '@/lib/views/compare/rules'
import type { Cause, Comparison } from '@/lib/views/compare/schema'
import { phaseLooks } from '../runs/phase-look'
import { cx } from '../ui/class-names'
import { Panel, Section } from '../ui/section'
import { TasksNotRun } from './tasks-not-run'
import { signed } from './signed'

/** How much longer it took than usual, and what the time was spent on. */
export function Verdict({ comparison }: { comparison: Comparison }) {
  const { verdict, usualOf, here, notRun } = comparison
  if (!verdict) return null
  const { tookMs, baseMs, base, causes } = verdict
  const excess = tookMs - baseMs
  const takenBack = takenBackMs(verdict)
  const told = Math.abs(excess) + takenBack
  const than =
    base === 'usual'
      ? `usual: ${formatDuration(baseMs)}, the median of the last ${formatCounted(usualOf, 'success', 'successes')} before it`
      : `the other run: ${formatDuration(baseMs)}`
  return (
    <Section title={titleOf(comparison, verdict)} aside={than}>
      <Panel>
        <p className="px-4 pt-3 text-lg font-medium">
          It {here.isActive ? 'has taken' : 'took'} {formatDuration(tookMs)},{' '}
          <span className={cx(isSlowVerdict(verdict) && 'text-warning')}>
            {ratioWords(verdict)}
          </span>
          .
        </p>
        <TasksNotRun tasks={notRun.here} base={base} />
        <TasksNotRun tasks={notRun.other} base="here" />
        {causes.length === 0 ? (
          <p className="px-4 pt-1 pb-3 text-ink-2">
            {notRun.here.length > 0
              ? 'Nothing else stands out.'
              : 'No task and no wait stands out: what differs is spread over all of it.'}
          </p>
        ) : (
          <>
            <p className="px-4 pt-1 text-ink-2">
              {takenBack === 0
                ? `Of the ${formatDuration(Math.abs(excess))} ${excess > 0 ? 'more' : 'less'}:`
                : differenceWords(excess, takenBack)}
            </p>
            <ol className="px-4 pt-1.5 pb-3">
              {toldCauses(verdict).map((cause) => (
                <CauseLine
                  key={`${cause.taskKey} ${cause.phase}`}
                  cause={cause}
                  share={Math.abs(cause.excessMs) / told}
                  isShareTold={takenBack === 0}
                />
              ))}
            </ol>
          </>
        )}
      </Panel>
    </Section>
  )
}

function titleOf({ notRun }: Comparison, verdict: NonNullable<Comparison['verdict']>): string {
  if (isSlowVerdict(verdict)) return 'Why it was slow'
  return notRun.here.length > 0 && isShortVerdict(verdict)
    ? 'Why it was shorter'
    : 'How long it took'
}

/** `1 min 57 s less in all: the rest took 1 min 53 s more, these 3 min 50 s less.` */
function differenceWords(excess: number, takenBack: number): string {
  const [these, rest] = excess > 0 ? ['more', 'less'] : ['less', 'more']
  const whole = formatDuration(Math.abs(excess))
  const told = formatDuration(Math.abs(excess) + takenBack)
  return `${whole} ${these} in all: the rest took ${formatDuration(takenBack)} ${rest}, these ${told} ${these}.`
}

const fillOf = ({ phase }: Cause): string =>
  phase === 'not-run' ? 'bg-skipped' : phaseLooks[phase].fill

function CauseLine(props: { cause: Cause; share: number; isShareTold: boolean }) {
  const { cause, share, isShareTold } = props
  const percent = Math.min(100, Math.round(share * 100))
  return (
    <li className="grid grid-cols-[minmax(0,16rem)_minmax(0,1fr)_9rem] items-center gap-x-4 py-1 phone:grid-cols-[minmax(0,1fr)_auto]">
      <span className="truncate first-letter:uppercase" title={causeWords(cause)}>
        {causeWords(cause)}
      </span>
      <span aria-hidden="true" className="h-2.5 phone:order-3 phone:col-span-2">
        <span
          className={cx('block h-full min-w-0.5 rounded-[2px]', fillOf(cause))}
          style={{ width: `${percent}%` }}
        />
      </span>
      <span className="tabular text-right">
        {signed(cause.excessMs)}
        {isShareTold && <span className="text-ink-3"> {percent} %</span>}
      </span>
    </li>
  )
}
