'use client'

import { inGraphOrder } from '@/lib/job-tasks/order'
import type { TaskSpec } from '@/lib/job-tasks/schema'

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
  const toggle = (key: string, isOn: boolean) =>
    onChange({
      ...chosen,
      keys: isOn ? [...chosen.keys, key] : chosen.keys.filter((each) => each !== key),
    })
  return (
    <details>
      <summary className="cursor-default rounded-sm font-strong">
        Only some tasks
        {chosen.keys.length > 0 && (
          <span className="font-normal text-ink-2">: {chosen.keys.length} chosen</span>
        )}
      </summary>
      <ul
        aria-label="Tasks to run"
        className="mt-2 max-h-48 overflow-y-auto rounded-lg border border-line-1 py-1"
      >
        {inGraphOrder(tasks).map(({ task: { taskKey }, depth }) => (
          <li key={taskKey} style={{ paddingLeft: Math.min(depth, 6) * 12 }}>
            <label className="flex items-center gap-2 px-3 py-1">
              <input
                type="checkbox"
                className="size-4 accent-accent"
                checked={chosen.keys.includes(taskKey)}
                onChange={(event) => toggle(taskKey, event.target.checked)}
              />
              <code className="truncate">{taskKey}</code>
            </label>
          </li>
        ))}
      </ul>
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
