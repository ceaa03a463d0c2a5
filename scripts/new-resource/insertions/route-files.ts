import type { ResourceForm } from '../form'
import { afterLast, endOfArray, inserted } from './place'

/** The list and the thing, so that the API's description covers them. */
export function addRouteFiles(before: string, { noun, one, many }: ResourceForm): string {
  const folder = `databricks/workspaces/[workspace]/${noun}`
  const files = [
    { name: many, folder },
    { name: `${many}One`, folder: `${folder}/[${one}Id]` },
  ]
  const lines = files.map((file) => `  { path: '/api/${file.folder}', methods: ${file.name} },\n`)
  const imports = files.map((file) => `import * as ${file.name} from '../${file.folder}/route'\n`)
  const listed = inserted(before, endOfArray(before, 'routeFiles'), lines.join(''))
  const anchor = /^import \* as \w+ from '[^']+'\n/m
  const at = afterLast(listed, anchor, "a line 'import * as … from '…''")
  return inserted(listed, at, imports.join(''))
}
