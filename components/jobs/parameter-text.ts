import type { TaskKind } from '@/lib/job-tasks/kinds'
import type { TaskSpec } from '@/lib/job-tasks/schema'
import type { TaskParameters } from '@/lib/resources/jobs/schema'

/** One field of a form for the parameters of tasks of a kind, each on a line of its own. */
export type ParameterField = {
  key: keyof TaskParameters
  label: string
  /** `name=value` on each line; else a value on each. */
  isNamed: boolean
}

const fields: readonly (ParameterField & { of: TaskKind })[] = [
  { of: 'notebook', key: 'notebook', label: 'Notebook parameters', isNamed: true },
  { of: 'sql', key: 'sql', label: 'SQL parameters', isNamed: true },
  { of: 'python', key: 'python', label: 'Python arguments', isNamed: false },
  { of: 'wheel', key: 'python', label: 'Python arguments', isNamed: false },
  { of: 'wheel', key: 'pythonNamed', label: 'Python arguments by name', isNamed: true },
  { of: 'jar', key: 'jar', label: 'JAR arguments', isNamed: false },
  { of: 'spark-submit', key: 'sparkSubmit', label: 'spark-submit arguments', isNamed: false },
  { of: 'dbt', key: 'dbt', label: 'dbt commands', isNamed: false },
]

/** What tasks of these kinds take, each field once. */
export function fieldsOf(tasks: readonly Pick<TaskSpec, 'kind' | 'forEach'>[]): ParameterField[] {
  const kinds = new Set(tasks.map(({ kind, forEach }) => forEach?.kind ?? kind))
  const found = fields.filter(({ of }) => kinds.has(of))
  return found.filter(({ key }, index) => found.findIndex((each) => each.key === key) === index)
}

/** What stands in the fields, by their key. */
export type ParameterTexts = Partial<Record<keyof TaskParameters, string>>

/** Fields that say nothing are left out. A line that has no name is a problem, in a sentence. */
export function readParameterTexts(
  of: readonly ParameterField[],
  texts: ParameterTexts,
): { values: TaskParameters } | { problem: string } {
  const values: Record<string, unknown> = {}
  for (const { key, label, isNamed } of of) {
    const lines = (texts[key] ?? '').split('\n').filter((line) => line.trim() !== '')
    if (lines.length === 0) continue
    const wrong = isNamed ? lines.find((line) => !/^\s*[^=\s][^=]*=/.test(line)) : undefined
    if (wrong !== undefined) return { problem: `${label}: “${wrong.trim()}” is not name=value.` }
    values[key] = isNamed ? Object.fromEntries(lines.map(pairOf)) : lines
  }
  return { values }
}

function pairOf(line: string): [string, string] {
  const at = line.indexOf('=')
  return [line.slice(0, at).trim(), line.slice(at + 1)]
}
