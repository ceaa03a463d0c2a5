import type { ResourceForm } from '../form'
import { seeded } from './seeded'

export const serverTest = (form: ResourceForm) => {
  const { one, One, Many, words, aWord, apiVersion, apiList, idField, nameField, itemsField } = form
  const { id, name } = seeded(form).open
  const { apiOne } = form
  const onePath = apiOne.by === 'query' ? `${apiOne.path}?${idField}=` : `${apiOne.path}/`
  return `import { callerNumber } from '@/lib/api/testing/test-caller'
import { ${one}Id } from '@/lib/databricks/ids'
import { inTurn, json, prod, serveWorkspaces } from '@/lib/databricks/testing/serve-workspaces'
import { list${Many}Input, ${one}Detail, ${one}Page } from './schema'
import { get${One}, list${Many} } from './server'

let server: Awaited<ReturnType<typeof serveWorkspaces>>
beforeAll(async () => {
  server = await serveWorkspaces()
})
afterAll(() => server.close())

// Somebody new for each test, so that nobody is answered from memory.
let number = 700
const somebody = () => callerNumber(++number)
const id = ${one}Id.parse('${id}')
const asked = () => server.seen.map(({ method, url }) => \`\${method} \${url}\`)
const list = (more: object = {}) => list${Many}Input.parse({ workspace: 'prod', ...more })
const refused = json({ error_code: 'PERMISSION_DENIED', message: 'You may not.' }, 403)

describe('listing ${words}', () => {
  const pages = () =>
    inTurn(
      json({ ${itemsField}: [{ ${idField}: 'first' }], next_page_token: 'more' }),
      json({ ${itemsField}: [{ ${idField}: 'second', ${nameField}: '${name}' }] }),
    )

  it('reads page after page to the end', async () => {
    server.reply(pages())
    const page = await list${Many}(somebody(), list())
    expect(${one}Page.parse(page).items.map((each) => each.name)).toEqual(['first', '${name}'])
    expect(page.nextPageToken).toBeNull()
    expect(asked()).toEqual([
      'GET /api/${apiVersion}${apiList}',
      'GET /api/${apiVersion}${apiList}?page_token=more',
    ])
  })

  it('stops at the limit and says where it goes on', async () => {
    server.reply(pages())
    const page = await list${Many}(somebody(), list({ limit: 1 }))
    expect([page.items.length, page.nextPageToken]).toEqual([1, 'more'])
    expect(asked()).toHaveLength(1)
  })

  it('is refused with what Databricks says', async () => {
    server.reply(refused)
    await expect(list${Many}(somebody(), list())).rejects.toMatchObject({
      kind: 'no-access',
      status: 403,
      message: 'You may not.',
    })
  })
})

describe('${aWord}', () => {
  const one = { workspace: prod, ${one}Id: id }

  it('is read with the moment it was asked for', async () => {
    server.reply(json({ ${idField}: id, ${nameField}: '${name}' }))
    const found = await get${One}(somebody(), one)
    expect(${one}Detail.parse(found).name).toBe('${name}')
    expect(asked()).toEqual([\`GET /api/${apiVersion}${onePath}\${id}\`])
  })

  it('that is not there is a 404', async () => {
    server.reply(json({ error_code: 'RESOURCE_DOES_NOT_EXIST', message: 'Gone.' }, 404))
    await expect(get${One}(somebody(), one)).rejects.toMatchObject({ kind: 'not-found' })
  })

  it('is refused to who may not see it', async () => {
    server.reply(refused)
    await expect(get${One}(somebody(), one)).rejects.toMatchObject({ kind: 'no-access' })
  })
})
`
}
