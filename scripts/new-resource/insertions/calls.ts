import type { ResourceForm } from '../form'
import { afterLast, endOfArray, inserted } from './place'

/** What its pages show, as calls: so that they can be copied as code. */
export function addCalls(before: string, { noun, one, many }: ResourceForm): string {
  const entry = `  { noun: '${noun}', list: ${many}Call, item: ${one}Call },\n`
  const listed = inserted(before, endOfArray(before, 'calls'), entry)
  const anchor = /^import \{ \w+Call, \w+Call \} from '[^']+'\n/m
  const at = afterLast(listed, anchor, "a line 'import { …Call, …Call } from '…''")
  return inserted(listed, at, `import { ${one}Call, ${many}Call } from '../${noun}/${noun}-call'\n`)
}
