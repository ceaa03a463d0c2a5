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

function withIcon(text: string): string {
  const line = /^import \{ (.+) \} from 'lucide-react'$/m.exec(text)
  const names = line?.[1]?.split(', ')
  if (!line || !names) throw new Error("the line 'import { … } from 'lucide-react'' was not found")
  if (names.includes(icon)) return text
  const bare = (name: string) => name.replace(/^type /, '').toLowerCase()
  const sorted = [...names, icon].sort((a, b) => (bare(a) < bare(b) ? -1 : 1))
  return text.replace(line[0], `import { ${sorted.join(', ')} } from 'lucide-react'`)
}
