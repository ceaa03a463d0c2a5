'use client'

import { inGraphOrder } from '@/lib/job-tasks/order'
import type { TaskSpec } from '@/lib/job-tasks/schema'
import { Checklist } from '../ui/checklist'

/** Which tasks of a job run; none chosen is all of them. */
export type ChosenTasks = { keys: readonly string[]; withDependents: boolean }

export const allTasks: ChosenTasks = { keys: [], withDependents: false }

/** As the API has it: `key+` is a task with what depends on it. Undefined is every task. */
export const onlyOf = ({ keys, withDependents }: ChosenTasks): string[] | undefined =>
  keys.length === 0 ? undefined : keys.map((key) => (withDependents ? `${key}+` : key))

/** Lets only some tasks of a job run. */
export function TaskChoice({
  tasks,
  chosen,
  onChange,
}: {
  tasks: readonly TaskSpec[]
  chosen: ChosenTasks
  onChange: (chosen: ChosenTasks) => void
}) {
  if (tasks.length < 2) return null
  return (
    <details>
      <summary className="cursor-default rounded-sm font-strong">
        Only some tasks
        {chosen.keys.length > 0 && (
          <span className="font-normal text-ink-2">: {chosen.keys.length} chosen</span>
        )}
      </summary>
      <Checklist
        label="Tasks to run"
        noun="task"
        items={inGraphOrder(tasks).map(({ task: { taskKey }, depth }) => ({ key: taskKey, depth }))}
        chosen={chosen.keys}
        onChange={(keys) => onChange({ ...chosen, keys })}
      />
      <label className="mt-2 flex items-center gap-2 text-ink-2">
        <input
          type="checkbox"
          className="size-4 accent-accent"
          checked={chosen.withDependents}
          onChange={(event) => onChange({ ...chosen, withDependents: event.target.checked })}
        />
        and everything that depends on them
      </label>
    </details>
  )
}
