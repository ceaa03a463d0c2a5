import { Route } from 'lucide-react'
import { toCsv } from '@/lib/api/csv'
import { formatDuration } from '@/lib/format/durations'
import { formatCounted } from '@/lib/format/quantities'
import { comparedTaskColumns } from '@/lib/views/compare/csv'
import { isSlowTask } from '@/lib/views/compare/rules'
import type { ComparedTask, ComparedTry, Comparison } from '@/lib/views/compare/schema'
import { stateWord } from '@/lib/resources/runs/rules'
import { cx } from '../ui/class-names'
import { CsvButton } from '../ui/csv-button'
import { Icon } from '../ui/icon'
import { Panel, Section } from '../ui/section'
import { StateMark } from '../ui/state-badge'
import {
  againstWords,
  CompareTable,
  givesWay,
  givingCell,
  nameCell,
  numberCell,
  row,
  Same,
  underName,
  type CompareColumn,
} from './compare-table'
import { signed } from './signed'

/** Each task in both runs and as it usually is: what differs, then the same folded. */
export function ComparedTasks({ comparison }: { comparison: Comparison }) {
  const { items, other, here, criticalPath } = comparison
  const stands = (task: ComparedTask) =>
    (other ? task.differs : task.isCritical) || isSlowTask(task)
  const shown = items.filter(stands)
  const rest = items.filter((task) => !stands(task))
  const columns: CompareColumn[] = [
    { header: 'Task' },
    { header: 'This run' },
    ...(other ? [{ header: 'Other run' }] : []),
    { header: 'Usual', room: givesWay },
    { header: 'Against usual', room: givesWay },
    { header: 'Tries', room: givesWay },
  ]
  const rows = (tasks: readonly ComparedTask[]) =>
    tasks.map((task) => <TaskRow key={task.taskKey} task={task} hasOther={other !== null} />)
  if (items.length === 0) return null
  return (
    <Section
      title="Tasks"
      aside={`${formatCounted(criticalPath.length, 'task')} of ${items.length} on the critical path`}
      actions={
        <CsvButton
          csv={toCsv(items, comparedTaskColumns)}
          name={`run-${here.runId}-tasks`}
          of="Tasks"
        />
      }
    >
      <Panel>
        {shown.length > 0 ? (
          <CompareTable label="Tasks that differ" columns={columns}>
            {rows(shown)}
          </CompareTable>
        ) : (
          <p className="px-4 py-3 text-ink-2">No task stands out.</p>
        )}
        {rest.length > 0 && (
          <Same summary={`${formatCounted(rest.length, 'task')} about the same`}>
            <CompareTable label="Tasks that are about the same" columns={columns}>
              {rows(rest)}
            </CompareTable>
          </Same>
        )}
      </Panel>
    </Section>
  )
}

function TaskRow({ task, hasOther }: { task: ComparedTask; hasOther: boolean }) {
  const { taskKey, here, other, usual, isCritical } = task
  const tookMs = here?.tookMs ?? null
  const isSlow = isSlowTask(task)
  return (
    <tr className={row}>
      <th scope="row" className={nameCell}>
        <span className="flex items-center gap-2">
          <code className="break-all">{taskKey}</code>
          {isCritical && (
            <span className="text-ink-3" title="On the critical path">
              <Icon of={Route} size={14} />
              <span className="sr-only">on the critical path</span>
            </span>
          )}
        </span>
        <span className={underName}>{underNameWords(task, hasOther)}</span>
      </th>
      <td className={numberCell}>
        <Try of={here} />
      </td>
      {hasOther && (
        <td className={numberCell}>
          <Try of={other} />
        </td>
      )}
      <td className={cx(numberCell, givingCell, 'text-ink-2')}>
        {usual ? formatDuration(usual.medianMs) : 'not known'}
      </td>
      <td className={cx(numberCell, givingCell, isSlow && 'font-medium text-warning')}>
        {usual && tookMs !== null ? signed(tookMs - usual.medianMs) : '–'}
      </td>
      <td className={cx(numberCell, givingCell)}>{triesWords(task, hasOther)}</td>
    </tr>
  )
}

/** What the columns that gave way would say, as far as it says something. */
function underNameWords(task: ComparedTask, hasOther: boolean): string {
  const { here, other, usual } = task
  const hasTries =
    (here?.attempts ?? 1) > 1 || (hasOther && here && other && here.attempts !== other.attempts)
  return [
    usual && againstWords(here?.tookMs ?? null, usual.medianMs),
    hasTries && `tries: ${triesWords(task, hasOther)}`,
  ]
    .filter(Boolean)
    .join(' · ')
}

function triesWords({ here, other }: ComparedTask, hasOther: boolean): string {
  const tries = String(here?.attempts ?? '–')
  return hasOther && here?.attempts !== other?.attempts
    ? `${tries}, other ${other?.attempts ?? '–'}`
    : tries
}

function Try({ of }: { of: ComparedTry | null }) {
  if (!of) return <span className="text-ink-3">not there</span>
  return (
    <span className="inline-flex items-center gap-1.5 align-middle phone:flex-col phone:items-end phone:gap-0">
      {of.state !== 'succeeded' && (
        <span className="flex items-center gap-1.5 text-ink-2">
          <StateMark look={of.state} size={14} />
          {stateWord(of)}
        </span>
      )}
      {of.tookMs !== null && formatDuration(of.tookMs)}
    </span>
  )
}
