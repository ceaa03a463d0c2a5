import type { ResourceForm } from '../form'
import { afterLast, inserted } from './place'

/** A row for the list and one for the thing, in the table of calls; its columns are padded as they stand. */
export function addApiRows(before: string, { noun, words, word }: ResourceForm): string {
  const list = `GET /workspaces/{workspace}/${noun}`
  const rows = [
    [`\`${list}\``, `${words}: \`q\` (words), \`limit\`, \`pageToken\`; CSV`],
    [`\`${list}/{id}\``, `one ${word}`],
  ]
  const rule = /^\| (-+) \| (-+) \|$/m.exec(before)
  if (!rule) throw new Error('the table of calls was not found')
  const widths = rule.slice(1).map((dashes) => dashes.length)
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(' | ')} |\n`
  const at = afterLast(before, /^\| `GET \/workspaces\/.*\n/m, 'a row of a call of a workspace')
  return inserted(before, at, rows.map(line).join(''))
}
