import type { ConditionTask } from '../jobs/settings'
import { resolve } from './references'
import type { Run } from './run'

const comparisons: Record<ConditionTask['op'], (left: string, right: string) => boolean> = {
  EQUAL_TO: (left, right) => left === right,
  NOT_EQUAL: (left, right) => left !== right,
  GREATER_THAN: (left, right) => Number(left) > Number(right),
  GREATER_THAN_OR_EQUAL: (left, right) => Number(left) >= Number(right),
  LESS_THAN: (left, right) => Number(left) < Number(right),
  LESS_THAN_OR_EQUAL: (left, right) => Number(left) <= Number(right),
}

/** What an if/else task comes to: texts are compared as they are, greater and less as numbers. */
export const evaluate = (run: Run, { left, op, right }: ConditionTask): 'true' | 'false' =>
  comparisons[op](resolve(run, left), resolve(run, right)) ? 'true' : 'false'

/** The inputs of a for-each task: a JSON array, written out or referred to. */
export function inputsOf(run: Run, inputs: string): string[] {
  try {
    const values: unknown = JSON.parse(resolve(run, inputs))
    if (!Array.isArray(values)) return []
    return values.map((value) => (typeof value === 'string' ? value : JSON.stringify(value)))
  } catch {
    return []
  }
}
