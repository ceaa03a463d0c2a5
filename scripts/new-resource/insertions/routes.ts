import type { ResourceForm } from '../form'
import { endOfArray, inserted } from './place'

/** The import among the others by the alphabet, the routes at the end of the list. */
export function addRoutes(before: string, { noun, one }: ResourceForm): string {
  const routes = inserted(before, endOfArray(before, 'routes'), `  ...${one}Routes,\n`)
  const imports = [...before.matchAll(/^import \{ \w+Routes \} from '\.\/([\w-]+)'\n/gm)]
  const next = imports.find(([, file = '']) => file > noun)
  const last = imports.at(-1)
  if (!last) throw new Error("no line 'import { …Routes } from './…'' was found")
  const at = next ? next.index : last.index + last[0].length
  return inserted(routes, at, `import { ${one}Routes } from './${noun}'\n`)
}
