import { formatDuration } from '@/lib/format/durations'
import { formatCounted } from '@/lib/format/quantities'
import { notRunGroups } from '@/lib/views/compare/rules'
import type { TaskNotRun } from '@/lib/views/compare/schema'

const namedTasks = 4

/** Against what their times are told: `here`, where it is the other run that left them out. */
type Base = 'usual' | 'other' | 'here'

const takesWords: Record<Base, (took: string) => string> = {
  usual: (took) => `usually ${took}`,
  other: (took) => `${took} in the other run`,
  here: (took) => `${took} in this run`,
}

/** The tasks that a run left out, why, and how long they take where they run. */
export function TasksNotRun({ tasks, base }: { tasks: readonly TaskNotRun[]; base: Base }) {
  if (tasks.length === 0) return null
  return notRunGroups(tasks).map(({ why, of }) => {
    const rest = of.length - namedTasks
    const count = formatCounted(of.length, 'task')
    return (
      <p key={why} className="px-4 pt-1 text-ink-2">
        {base === 'here' ? `In the other run ${count}` : count} did not run {why}:{' '}
        {of.slice(0, namedTasks).map(({ taskKey, wouldTakeMs }, at) => (
          <span key={taskKey}>
            {at > 0 && ', '}
            <code className="break-all text-ink-1">{taskKey}</code> (
            {takesWords[base](formatDuration(wouldTakeMs))})
          </span>
        ))}
        {rest > 0 && ` and ${rest} more`}.
      </p>
    )
  })
}
