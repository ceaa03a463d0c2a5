import type { ResourceForm } from '../form'
import { seeded } from './seeded'

export const schema = ({ one, One, Many, aWord }: ResourceForm) => `import { z } from 'zod'
import { ${one}Id, workspaceAlias } from '@/lib/databricks/ids'

/** ${aWord.replace(/^a/, 'A')} as Lakedeck speaks of it. */
export const ${one} = z.object({
  ${one}Id,
  name: z.string(),
})
export type ${One} = z.infer<typeof ${one}>

/** When Databricks was asked, by the server's clock. */
const asOf = z.iso.datetime()

export const ${one}Detail = ${one}.extend({ asOf })
export type ${One}Detail = z.infer<typeof ${one}Detail>

export const ${one}Page = z.object({
  items: z.array(${one}),
  /** Hand it back as \`pageToken\` for what follows; null at the end. */
  nextPageToken: z.string().nullable(),
  asOf,
})
export type ${One}Page = z.infer<typeof ${one}Page>

export const list${Many}Input = z.object({
  workspace: workspaceAlias,
  limit: z.coerce.number().int().min(1).max(5000).default(1000),
  pageToken: z.string().min(1).max(4096).optional(),
})
export type List${Many}Input = z.infer<typeof list${Many}Input>

export const ${one}Input = z.object({ workspace: workspaceAlias, ${one}Id })
export type ${One}Input = z.infer<typeof ${one}Input>
`

export const schemaTest = (form: ResourceForm) => {
  const { one, One, Many, aWord, idField, nameField, itemsField } = form
  const { id, name } = seeded(form).open
  return `import { read${One}, read${One}Page } from './read'
import { ${one}, list${Many}Input } from './schema'

const id = '${id}'

describe('${aWord}', () => {
  it('is readable from its id alone, and fits its schema', () => {
    const found = read${One}.parse({ ${idField}: id })
    expect(${one}.parse(found)).toEqual({ ${one}Id: id, name: id })
  })

  it('keeps what it is called and none of what Lakedeck does not speak of', () => {
    const found = read${One}.parse({ ${idField}: id, ${nameField}: '${name}', newer_field: 1 })
    expect(found).toEqual({ ${one}Id: id, name: '${name}' })
  })

  it.each([{}, { ${idField}: '' }, { ${idField}: '../x' }])('is not read from %j', (sent) =>
    expect(read${One}.safeParse(sent).success).toBe(false),
  )
})

it('a page of none is a page', () => {
  expect(read${One}Page.parse({})).toEqual({ items: [], nextPageToken: null })
  expect(read${One}Page.parse({ ${itemsField}: [], next_page_token: '' }).nextPageToken).toBeNull()
})

describe('what may be asked of a list', () => {
  const parse = (more: object) => list${Many}Input.safeParse({ workspace: 'prod', ...more })

  it('has a limit in any case', () => expect(parse({}).data?.limit).toBe(1000))

  it.each([{ limit: 0 }, { limit: '5001' }, { workspace: 'Prod/..' }, { pageToken: '' }])(
    'refuses %j',
    (more) => expect(parse(more).success).toBe(false),
  )
})
`
}
