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
import { CompareTable, nameCell, numberCell, row, Same } from './compare-table'
import { signed } from './signed'

/** Each task in both runs and as it usually is: what differs, then the same folded. */
export function ComparedTasks({ comparison }: { comparison: Comparison }) {
  const { items, other, here, criticalPath } = comparison
  const stands = (task: ComparedTask) =>
    (other ? task.differs : task.isCritical) || isSlowTask(task)
  const shown = items.filter(stands)
  const rest = items.filter((task) => !stands(task))
  const columns = [
    'Task',
    'This run',
    ...(other ? ['Other run'] : []),
    'Usual',
    'Against usual',
    'Tries',
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
      </th>
      <td className={numberCell}>
        <Try of={here} />
      </td>
      {hasOther && (
        <td className={numberCell}>
          <Try of={other} />
        </td>
      )}
      <td className={cx(numberCell, 'text-ink-2')}>
        {usual ? formatDuration(usual.medianMs) : 'not known'}
      </td>
      <td className={cx(numberCell, isSlow && 'font-medium text-warning')}>
        {usual && tookMs !== null ? signed(tookMs - usual.medianMs) : '–'}
      </td>
      <td className={numberCell}>{triesWords(task, hasOther)}</td>
    </tr>
  )
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
    <span className="inline-flex items-center gap-1.5 align-middle">
      {of.state !== 'succeeded' && <StateMark look={of.state} size={14} />}
      {of.state !== 'succeeded' && <span className="text-ink-2">{stateWord(of)}</span>}
      {of.tookMs !== null && formatDuration(of.tookMs)}
    </span>
  )
}
