'use client'

import type { ReactNode } from 'react'
import { formatBytes, formatCounted } from '@/lib/format/quantities'
import type { TaskRun } from '@/lib/resources/runs/schema'
import { Button } from '../../../ui/button'
import { budgetBytes, type HeldText, type TaskTexts, type TextsState } from './task-texts'

const named = 3

/** What a search leaves out, and how to have it too; nothing when all was looked through. */
export function NotSearched({
  tasks,
  texts,
  state,
}: {
  tasks: readonly TaskRun[]
  texts: TaskTexts
  state: TextsState
}) {
  const held = tasks.flatMap((task) => {
    const text = state.texts.get(task.runId)
    return text ? [{ task, held: text }] : []
  })
  const cut = held.flatMap(({ task, held: each }) =>
    each.kind === 'here' && each.text.fromByte > 0 ? [{ task, text: each.text }] : [],
  )
  const refused = held.filter(({ held: each }) => each.kind === 'refused')
  const active = tasks.filter(({ isActive }) => isActive).length
  return (
    <div
      role="note"
      aria-label="Not searched"
      className="mb-2 flex flex-col gap-1.5 text-ink-2 empty:hidden"
    >
      {state.left > 0 && (
        <Left
          action={<Button onClick={texts.allowMore}>Search {formatBytes(budgetBytes)} more</Button>}
        >
          {formatCounted(state.left, 'task')} not searched: the others are{' '}
          {formatBytes(budgetBytes)} or more.
        </Left>
      )}
      {cut.slice(0, named).map(({ task, text }) => (
        <Left
          key={task.runId}
          action={
            <Button onClick={() => texts.wantWhole(task.runId)}>
              Search its {formatBytes(text.totalBytes)}
            </Button>
          }
        >
          Of the log of <code>{task.taskKey}</code> only the last{' '}
          {formatBytes(text.totalBytes - text.fromByte)} of {formatBytes(text.totalBytes)}.
        </Left>
      ))}
      {cut.length > named && (
        <Left>
          Of {formatCounted(cut.length - named, 'other log')} only the end, too: open the task to
          search the whole.
        </Left>
      )}
      {refused.length > 0 && (
        <Left action={<Button onClick={texts.tryAgain}>Try again</Button>}>
          {formatCounted(refused.length, 'task')} not read: {whyNot(refused[0]?.held)}
        </Left>
      )}
      {state.problem && <Left>The whole log did not come: {state.problem.detail}</Left>}
      {active > 0 && (
        <Left>
          {formatCounted(active, 'task')} still running: what is printed from now on is not
          searched.
        </Left>
      )}
    </div>
  )
}

const whyNot = (held: HeldText | undefined) => (held?.kind === 'refused' ? held.problem.detail : '')

function Left({ action, children }: { action?: ReactNode; children: ReactNode }) {
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <p>{children}</p>
      {action}
    </div>
  )
}
