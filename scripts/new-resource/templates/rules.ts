import type { ResourceForm } from '../form'
import { seeded } from './seeded'

export const rules = ({ one, One, many, Many, words }: ResourceForm) =>
  `import type { ${One} } from './schema'

/** How often ${words} that somebody looks at are asked for again. */
export const refreshIntervalMs = 30_000

/** Every word has to be found in the name or the id. */
export function filter${Many}(${many}: readonly ${One}[], text: string): ${One}[] {
  const wanted = text.toLowerCase().split(/\\s+/).filter(Boolean)
  return ${many}.filter(({ name, ${one}Id }) => {
    const found = \`\${name}\\n\${${one}Id}\`.toLowerCase()
    return wanted.every((word) => found.includes(word))
  })
}
`

export const rulesTest = (form: ResourceForm) => {
  const { One, many, Many, idField, nameField, words } = form
  const { open, closed } = seeded(form)
  return `import { read${One} } from './read'
import { filter${Many} } from './rules'

const ${many} = ['${open.name}', '${closed.name}'].map((name, at) =>
  read${One}.parse({ ${idField}: \`id-\${at}\`, ${nameField}: name }),
)

describe('filtering ${words}', () => {
  it.each([
    ['', ['${open.name}', '${closed.name}']],
    ['SALES', ['${open.name}']],
    ['id-1', ['${closed.name}']],
    ['payroll id-1', ['${closed.name}']],
    ['payroll sales', []],
  ])('by %p finds %j', (text, found) =>
    expect(filter${Many}(${many}, text).map(({ name }) => name)).toEqual(found),
  )
})
`
}
