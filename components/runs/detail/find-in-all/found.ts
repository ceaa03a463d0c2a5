import type { RunId } from '@/lib/databricks/ids'
import type { TaskText } from './task-text'

export type FoundPart = 'error' | 'log'

/** The lines of a task that have what is looked for. */
export type Found<Task> = {
  task: Task
  text: TaskText
  error: readonly number[]
  log: readonly number[]
}

/** One of the lines. */
export type Place = { runId: RunId; part: FoundPart; line: number }

type Named = { runId: RunId }

/** The tasks that have it, in the order given. */
export function findIn<Task extends Named>(
  tasks: readonly Task[],
  textOf: (task: Task) => TaskText | undefined,
  wanted: string,
): Found<Task>[] {
  const needle = wanted.toLowerCase()
  return tasks.flatMap((task) => {
    const text = textOf(task)
    if (!text) return []
    const error = linesWith(text.error, needle)
    const log = linesWith(text.log, needle)
    return error.length + log.length > 0 ? [{ task, text, error, log }] : []
  })
}

type Known = { needle: string; lines: readonly number[] }

// A letter more is looked for only where the letters before it were; and what was found stays so when another
// task's text comes.
const known = new WeakMap<readonly string[], Known>()

function linesWith(lines: readonly string[], needle: string): readonly number[] {
  if (needle === '') return []
  const last = known.get(lines)
  if (last?.needle === needle) return last.lines
  const has = (at: number) => lines[at]?.toLowerCase().includes(needle) ?? false
  const found =
    last && needle.includes(last.needle)
      ? last.lines.filter(has)
      : lines.flatMap((_, at) => (has(at) ? at : []))
  known.set(lines, { needle, lines: found })
  return found
}

export const countOf = ({ error, log }: Pick<Found<unknown>, 'error' | 'log'>): number =>
  error.length + log.length

export const totalOf = (found: readonly Found<unknown>[]): number =>
  found.reduce((sum, each) => sum + countOf(each), 0)

/** The place of a number, from 0, through all tasks: of each its error first. */
export function placeAt(found: readonly Found<Named>[], number: number): Place | null {
  let before = 0
  for (const each of found) {
    const at = number - before
    if (at < countOf(each)) {
      const isInError = at < each.error.length
      const line = isInError ? each.error[at] : each.log[at - each.error.length]
      const { runId } = each.task
      return line === undefined ? null : { runId, part: isInError ? 'error' : 'log', line }
    }
    before += countOf(each)
  }
  return null
}

/** The number of a place, from 0; null where it is none any more. */
export function numberOf(found: readonly Found<Named>[], place: Place | null): number | null {
  if (!place) return null
  let before = 0
  for (const each of found) {
    if (each.task.runId === place.runId) {
      const at = each[place.part].indexOf(place.line)
      if (at === -1) return null
      return before + at + (place.part === 'log' ? each.error.length : 0)
    }
    before += countOf(each)
  }
  return null
}

/** The place after, or before, the one at hand, round at the ends; the first, or last, where there is none. */
export function placeBeside(
  found: readonly Found<Named>[],
  place: Place | null,
  step: 1 | -1,
): Place | null {
  const total = totalOf(found)
  if (total === 0) return null
  const at = numberOf(found, place)
  const next = at === null ? (step === 1 ? 0 : total - 1) : (at + step + total) % total
  return placeAt(found, next)
}

const letters = { error: 'e', log: 'l' } as const

/** `1234.l56`: as the address keeps it, lines counted from 1. */
export const placeText = ({ runId, part, line }: Place): string =>
  `${runId}.${letters[part]}${line + 1}`

export function readPlace(text: string): Place | null {
  const [, id, letter, line] = /^([1-9]\d{0,18})\.([el])([1-9]\d{0,8})$/.exec(text) ?? []
  if (id === undefined) return null
  return {
    runId: id as RunId,
    part: letter === 'e' ? 'error' : 'log',
    line: Number(line) - 1,
  }
}
