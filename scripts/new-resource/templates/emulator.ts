import type { ResourceForm } from '../form'
import { seeded } from './seeded'

export const emulatorSeed = (form: ResourceForm) => {
  const { One, many, words, idField, nameField } = form
  const { open, closed } = seeded(form)
  return `export type Seeded${One} = {
  wire: { ${idField}: string; ${nameField}: string }
  /** Groups whose members may see it, besides the admins of the workspace. */
  readers: string[]
}

/** One that engineers see and one that admins alone see; dev has no ${words}. */
export const ${many}: Record<'prod' | 'dev', readonly Seeded${One}[]> = {
  prod: [
    {
      wire: { ${idField}: '${open.id}', ${nameField}: '${open.name}' },
      readers: ['data-engineers'],
    },
    {
      wire: { ${idField}: '${closed.id}', ${nameField}: '${closed.name}' },
      readers: [],
    },
  ],
  dev: [],
}
`
}

export const emulatorRoutes = (form: ResourceForm) => {
  const { noun, one, One, many, Many, Word, apiVersion, apiList, apiOne } = form
  const { idField, itemsField } = form
  const givenId =
    apiOne.by === 'query'
      ? `requiredQuery(call.query, '${idField}')`
      : `call.params['${idField}'] ?? ''`
  const onePath = apiOne.by === 'query' ? apiOne.path : `${apiOne.path}/{${idField}}`
  const fields = apiOne.by === 'query' ? "import { requiredQuery } from './fields'\n" : ''
  return `import { ${many}, type Seeded${One} } from '../seed/${noun}'
import { versions, type Call } from './call'
import { lacksPermission, notFound } from './errors'
${fields}
function sees({ workspace: { directory }, principal }: Call, { readers }: Seeded${One}): boolean {
  const groups = directory.groupNamesOf(principal)
  return directory.isAdmin(principal) || readers.some((reader) => groups.has(reader))
}

function list${Many}(call: Call) {
  const visible = ${many}[call.workspace.facts.alias].filter((each) => sees(call, each))
  return visible.length > 0 ? { ${itemsField}: visible.map(({ wire }) => wire) } : {}
}

function get${One}(call: Call) {
  const id = ${givenId}
  const found = ${many}[call.workspace.facts.alias].find(({ wire }) => wire.${idField} === id)
  if (!found) throw notFound(\`${Word} \${id} does not exist\`)
  if (!sees(call, found)) throw lacksPermission(call.principal.name, 'View', id)
  return found.wire
}

export const ${one}Routes = [
  ...versions('GET', ['${apiVersion}'], '${apiList}', list${Many}),
  ...versions('GET', ['${apiVersion}'], '${onePath}', get${One}),
]
`
}

export const emulatorTest = (form: ResourceForm) => {
  const { words, aWord, apiVersion, apiList, apiOne, idField, itemsField, nameField } = form
  const { open, closed } = seeded(form)
  const onePath = apiOne.by === 'query' ? `${apiOne.path}?${idField}=` : `${apiOne.path}/`
  return `import { openTestSite, type TestSite, type Who } from './test-site'

let site: TestSite
beforeEach(async () => {
  site = await openTestSite()
})
afterEach(() => site.close())

type Answer = { ${itemsField}?: { ${nameField}: string }[] }

async function namesFor(who: Who, alias: 'prod' | 'dev' = 'prod') {
  const { body } = await site.as(who, '/api/${apiVersion}${apiList}', {}, alias)
  return (body as unknown as Answer).${itemsField}?.map((each) => each.${nameField})
}
const one = (who: Who, id: string) => site.as(who, \`/api/${apiVersion}${onePath}\${id}\`)

it('lists the ${words} that somebody may see, and nothing at all where there are none', async () => {
  expect(await namesFor('ada')).toEqual(['${open.name}', '${closed.name}'])
  expect(await namesFor('ben')).toEqual(['${open.name}'])
  expect(await namesFor('chloe')).toBeUndefined()
  expect(await namesFor('ada', 'dev')).toBeUndefined()
})

it('gives ${aWord} to who may see it', async () => {
  const { status, body } = await one('ben', '${open.id}')
  expect([status, body]).toEqual([200, { ${idField}: '${open.id}', ${nameField}: '${open.name}' }])
})

it('refuses ${aWord} to who may not, in the words of the service', async () => {
  const { status, body } = await one('ben', '${closed.id}')
  expect([status, body.error_code]).toEqual([403, 'PERMISSION_DENIED'])
  expect(body.message).toMatch(/^ben@contoso\\.example does not have View permissions/)
})

it('knows no other', async () => {
  const { status, body } = await one('ada', 'none')
  expect([status, body.error_code]).toEqual([404, 'RESOURCE_DOES_NOT_EXIST'])
})
`
}
