import { toCsv } from '@/lib/api/csv'
import { formatDuration } from '@/lib/format/durations'
import { comparedPhaseColumns } from '@/lib/views/compare/csv'
import type { Comparison, ComparedPhase } from '@/lib/views/compare/schema'
import { phaseLooks } from '../runs/phase-look'
import { cx } from '../ui/class-names'
import { CsvButton } from '../ui/csv-button'
import { Panel, Section } from '../ui/section'
import {
  againstWords,
  CompareTable,
  givesWay,
  givingCell,
  nameCell,
  numberCell,
  row,
  underName,
} from './compare-table'
import { signed } from './signed'

type Line = { name: string; tookMs: number | null; of: (phase: ComparedPhase) => number | null }

/** Where the time of each went, as bars on one scale and in numbers. */
export function ComparedPhases({ comparison }: { comparison: Comparison }) {
  const { phases, other, here, usualOf, usualMs } = comparison
  const sum = (of: (phase: ComparedPhase) => number | null) =>
    phases.reduce((total, phase) => total + (of(phase) ?? 0), 0)
  const lines: Line[] = [
    { name: 'This run', tookMs: here.tookMs, of: ({ ms }) => ms },
    ...(other
      ? [{ name: 'Other run', tookMs: other.tookMs, of: ({ otherMs }: ComparedPhase) => otherMs }]
      : []),
    // The medians of parts do not add up to the median of the whole, which is what is usual.
    ...(phases.some((phase) => phase.usualMs !== null)
      ? [{ name: 'Usual', tookMs: usualMs, of: (phase: ComparedPhase) => phase.usualMs }]
      : []),
  ]
  const whole = Math.max(1, ...lines.map(({ of }) => sum(of)))
  return (
    <Section
      title="Where the time went"
      aside="along the critical path"
      actions={
        <CsvButton
          csv={toCsv(phases, comparedPhaseColumns)}
          name={`run-${here.runId}-time`}
          of="Where the time went"
        />
      }
    >
      <Panel>
        <div aria-hidden="true" className="px-4 pt-3 pb-1">
          {lines.map(({ name, tookMs, of }) => (
            <div
              key={name}
              className="grid grid-cols-[5.5rem_minmax(0,1fr)_6.5rem] items-center gap-x-3 py-1"
            >
              <span className="text-ink-2">{name}</span>
              <span className="flex h-3.5 gap-px">
                {phases.map((phase) => (
                  <span
                    key={phase.phase}
                    title={`${phaseLooks[phase.phase].word} ${formatDuration(of(phase) ?? 0)}`}
                    className={cx('h-full first:rounded-l-[2px]', phaseLooks[phase.phase].fill)}
                    style={{ width: `${((of(phase) ?? 0) / whole) * 100}%` }}
                  />
                ))}
              </span>
              <span className="tabular text-right text-ink-2">
                {formatDuration(tookMs ?? sum(of))}
              </span>
            </div>
          ))}
        </div>
        <CompareTable
          label="Where the time went"
          columns={[
            { header: 'Part' },
            { header: 'This run' },
            ...(other ? [{ header: 'Other run' }] : []),
            { header: 'Usual', room: givesWay },
            {
              header: usualOf > 0 || !other ? 'Against usual' : 'Against the other',
              room: givesWay,
            },
          ]}
        >
          {phases.map((phase) => (
            <PhaseRow
              key={phase.phase}
              phase={phase}
              hasOther={other !== null}
              isAgainstUsual={usualOf > 0 || !other}
            />
          ))}
        </CompareTable>
      </Panel>
    </Section>
  )
}

function PhaseRow(props: { phase: ComparedPhase; hasOther: boolean; isAgainstUsual: boolean }) {
  const { phase, ms, otherMs, usualMs } = props.phase
  const base = props.isAgainstUsual ? usualMs : otherMs
  return (
    <tr className={row}>
      <th scope="row" className={nameCell}>
        <span className="flex items-center gap-2">
          <span
            aria-hidden="true"
            className={cx('size-2.5 rounded-[2px]', phaseLooks[phase].fill)}
          />
          {phaseLooks[phase].word}
        </span>
        {usualMs !== null && <span className={underName}>{againstWords(ms, usualMs)}</span>}
      </th>
      <td className={numberCell}>{formatDuration(ms)}</td>
      {props.hasOther && <td className={numberCell}>{words(otherMs)}</td>}
      <td className={cx(numberCell, givingCell)}>{words(usualMs)}</td>
      <td className={cx(numberCell, givingCell)}>
        {base === null ? 'not known' : signed(ms - base)}
      </td>
    </tr>
  )
}

const words = (ms: number | null) => (ms === null ? 'not known' : formatDuration(ms))
