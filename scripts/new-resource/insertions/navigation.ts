import type { ResourceForm } from '../form'
import { endOfArray, inserted } from './place'

const icon = 'Shapes'
/** `g h` goes home. */
const spoken = ['h']

export function addNavigationEntry(before: string, form: ResourceForm): string {
  const at = endOfArray(before, 'navigation')
  return withIcon(inserted(before, at, entry(form, freeKey(before, form.noun))))
}

const entry = ({ noun, Words }: ResourceForm, key: string) => `  {
    noun: '${noun}',
    label: '${Words}',
    icon: ${icon},
    key: '${key}',
    everywhere: '/${noun}',
    inWorkspace: (workspace) => \`/workspaces/\${workspace}/${noun}\` as Route,
  },
`

/** The first letter of the noun that no other entry is reached by. */
function freeKey(text: string, noun: string): string {
  const used = [...text.matchAll(/^\s+key: '(\w)',$/gm)].map(([, key]) => key)
  const letters = [...noun.replaceAll('-', ''), ...'abcdefghijklmnopqrstuvwxyz0123456789']
  const free = letters.find((letter) => ![...used, ...spoken].includes(letter))
  if (!free) throw new Error('every key for `g` is taken')
  return free
}

/** The import may stand in one line or in many; the formatter decides that again. */
function withIcon(text: string): string {
  const found = /^import \{([^}]+)\} from 'lucide-react'$/m.exec(text)
  if (!found) throw new Error("the import { … } from 'lucide-react' was not found")
  const names = (found[1] ?? '').split(',').flatMap((name) => name.trim() || [])
  if (names.includes(icon)) return text
  const bare = (name: string) => name.replace(/^type /, '').toLowerCase()
  const sorted = [...names, icon].sort((a, b) => (bare(a) < bare(b) ? -1 : 1))
  return text.replace(found[0], `import { ${sorted.join(', ')} } from 'lucide-react'`)
}
