import type { ResourceForm } from '../form'
import { seeded } from './seeded'

export const csv = ({ one, One, single, words }: ResourceForm) =>
  `import type { CsvColumns } from '@/lib/api/csv'
import type { ${One} } from './schema'

/** The ${words} as a table for spreadsheets: one fact a column. */
export const ${one}Columns: CsvColumns<${One}> = {
  ${single.replaceAll('-', '_')}_id: ({ ${one}Id }) => ${one}Id,
  name: ({ name }) => name,
}
`

export const csvTest = (form: ResourceForm) => {
  const { one, One, single, aWord, idField, nameField } = form
  const { id, name } = seeded(form).open
  return `import { toCsv } from '@/lib/api/csv'
import { ${one}Columns } from './csv'
import { read${One} } from './read'

it('${aWord} is one line with a fact for each column', () => {
  const found = read${One}.parse({ ${idField}: '${id}', ${nameField}: '${name}' })
  expect(toCsv([found], ${one}Columns).trim().split('\\r\\n')).toEqual([
    expect.stringMatching(/^\\W?${single.replaceAll('-', '_')}_id,name$/),
    '${id},${name}',
  ])
})
`
}
