'use client'

import { useDeferredValue, useMemo, useState } from 'react'
import { formatCount, formatCounted } from '@/lib/format/quantities'
import type { TaskRun } from '@/lib/resources/runs/schema'
import type { Workspace } from '@/lib/resources/workspaces/schema'
import { useUrlText } from '../../../ui/use-url-choice'
import {
  findIn,
  numberOf,
  placeBeside,
  placeText,
  readPlace,
  totalOf,
  type Found,
  type Place,
} from './found'
import { useTaskTexts } from './use-task-texts'

/** A search through everything that tasks left; the address keeps what is looked for, and where one is. */
export function useFind(workspace: Workspace, tasks: readonly TaskRun[]) {
  const [find, setFind] = useKeptText('find')
  const [at, setAt] = useKeptText('at')
  const { texts, state } = useTaskTexts(workspace.alias, tasks, find !== '')
  // Megabytes are looked through behind the letters that are typed.
  const wanted = useDeferredValue(find)
  const found = useMemo(
    () =>
      findIn(
        tasks,
        ({ runId }) => {
          const held = state.texts.get(runId)
          return held?.kind === 'here' ? held.text : undefined
        },
        wanted,
      ),
    [tasks, state, wanted],
  )
  const place = readPlace(at)
  const unread = tasks.filter(({ runId }) => !state.texts.has(runId)).length - state.left
  const isBehind = find !== wanted || unread > 0 || state.coming > 0
  return {
    find,
    wanted,
    found,
    place: numberOf(found, place) === null ? null : place,
    texts,
    state,
    status:
      find === ''
        ? ''
        : statusWords(found, place, tasks.length, isBehind ? Math.max(unread, state.coming) : null),
    change: (value: string) => {
      setFind(value)
      setAt('')
    },
    step: (step: 1 | -1) => {
      const next = placeBeside(found, place, step)
      if (next) setAt(placeText(next))
    },
  }
}

/** A text of the address that is here at once: the address itself follows behind what is typed. */
function useKeptText(name: string): [string, (text: string) => void] {
  const [kept, keep] = useUrlText(name)
  const [text, setText] = useState(kept)
  const change = (next: string) => {
    setText(next)
    keep(next)
  }
  return [text, change]
}

/** `2 of 14 places in 3 of 120 tasks, reading 12 more tasks`. */
function statusWords(
  found: readonly Found<TaskRun>[],
  place: Place | null,
  tasks: number,
  /** How many tasks are still to come; null when all has been looked through. */
  coming: number | null,
): string {
  const total = totalOf(found)
  const number = numberOf(found, place)
  const more = coming ? `, reading ${formatCounted(coming, 'more task')}` : ''
  if (total === 0) return coming === null ? 'Not found' : `Not found yet${more}`
  const where = `in ${formatCount(found.length)} of ${formatCounted(tasks, 'task')}`
  const count = formatCounted(total, 'place')
  return `${number === null ? count : `${formatCount(number + 1)} of ${count}`} ${where}${more}`
}
