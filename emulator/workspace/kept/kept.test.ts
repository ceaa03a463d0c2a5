import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openTestSite, type TestSite } from '../test-site'

let folder: string
let site: TestSite

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kept-'))
})
afterEach(async () => {
  await site.close()
  rmSync(folder, { recursive: true })
})

const home = '/Users/ben@contoso.example'
const volume = '/Volumes/main/sales/landing'
const token = 'a-token-that-is-not-kept'

const post = (path: string, body: object) =>
  site.as('ben', `/api/2.0/${path}`, { method: 'POST', body })
const get = (path: string) => site.as('ben', `/api/2.0/${path}`)
const upload = (path: string, text: string) =>
  site.as('ben', `/api/2.0/fs/files${path}?overwrite=true`, {
    method: 'PUT',
    bytes: Buffer.from(text),
  })
const idOf = async (path: string) => (await get(`workspace/get-status?path=${path}`)).body.object_id

/** One of everything that is kept. */
async function keepAll() {
  const content = Buffer.from('SELECT 7').toString('base64')
  await post('workspace/import', { path: `${home}/kept`, content, language: 'SQL' })
  await post('workspace/mkdirs', { path: `${home}/folder` })
  await post('workspace/delete', { path: `${home}/streaming`, recursive: true })
  await upload(`${volume}/kept.bin`, 'first')
  await upload(`${volume}/kept.bin`, 'bytes of a volume')
  await post('dbfs/put', { path: '/tmp/kept', contents: content })
  const url = 'https://github.com/contoso/analytics-sql'
  await post('repos', { url, provider: 'gitHub', path: `${home}/clone` })
  await post('git-credentials', { git_provider: 'gitHub', personal_access_token: token })
  const access_control_list = [{ group_name: 'analysts', permission_level: 'CAN_READ' }]
  await site.as('ben', `/api/2.0/permissions/directories/${await idOf(`${home}/folder`)}`, {
    method: 'PUT',
    body: { access_control_list },
  })
}

const statuses = async (paths: string[]) =>
  Promise.all(paths.map(async (path) => (await get(path)).status))

const everything = [
  `workspace/export?path=${home}/kept`,
  `workspace/list?path=${home}/folder`,
  `fs/files${volume}/kept.bin`,
  'dbfs/get-status?path=/tmp/kept',
  `workspace/get-status?path=${home}/clone/reports/revenue`,
]

async function restart(stateFolder: string | null = folder) {
  await site.close()
  site = await openTestSite(stateFolder)
}

const blobs = () => readdirSync(join(folder, 'prod', 'blobs'))

it('with a folder, everything is there after a restart, with ids and rights', async () => {
  site = await openTestSite(folder)
  await keepAll()
  const id = await idOf(`${home}/folder`)
  await restart()
  expect(await statuses(everything)).toEqual([200, 200, 200, 200, 200])
  expect((await get(`fs/files${volume}/kept.bin`)).text).toBe('bytes of a volume')
  expect(await idOf(`${home}/folder`)).toBe(id)
  expect((await site.as('chloe', `/api/2.0/workspace/list?path=${home}/folder`)).status).toBe(200)
  expect((await get(`workspace/list?path=${home}/streaming`)).status).toBe(404)
  expect((await get('repos')).body.repos?.map(({ path }) => path)).toContain(`${home}/clone`)
  expect((await get('git-credentials')).body.credentials).toHaveLength(2)
  // The notebook, the bytes of the volume and those of DBFS: nothing of what they replaced.
  expect(blobs()).toHaveLength(3)
})

it('without a folder, nothing is', async () => {
  site = await openTestSite()
  await keepAll()
  expect(await statuses(everything)).toEqual([200, 200, 200, 200, 200])
  await restart(null)
  expect(await statuses(everything)).toEqual([404, 404, 404, 404, 404])
})

it('a reset goes back to the seed, on the disk too', async () => {
  site = await openTestSite(folder)
  await keepAll()
  await site.control('reset', { method: 'POST' })
  const expectTheSeed = async () => {
    expect(await statuses(everything)).toEqual([404, 404, 404, 404, 404])
    expect((await get(`workspace/list?path=${home}/streaming`)).status).toBe(200)
  }
  await expectTheSeed()
  await restart()
  await expectTheSeed()
  expect(blobs()).toEqual([])
})

it('a setting that makes more clusters takes no file away', async () => {
  site = await openTestSite()
  await keepAll()
  await site.control('settings', { method: 'POST', body: { scale: { prod: 5 } } })
  expect(await statuses(everything)).toEqual([200, 200, 200, 200, 200])
})

it('what a crash left half written is not there and takes no room', async () => {
  site = await openTestSite(folder)
  await keepAll()
  await site.close()
  writeFileSync(join(folder, 'prod', 'blobs', 'half.part'), 'half')
  writeFileSync(join(folder, 'prod', 'state.json.part'), '{"half":')
  site = await openTestSite(folder)
  expect(await statuses(everything)).toEqual([200, 200, 200, 200, 200])
  expect(blobs()).toHaveLength(3)
})

it('the token of a Git credential is nowhere on the disk', async () => {
  site = await openTestSite(folder)
  await keepAll()
  const state = readFileSync(join(folder, 'prod', 'state.json'), 'utf8')
  expect(state).toContain('"gitHub"')
  expect(state).not.toContain(token)
})

it('names of files never become paths of the disk', async () => {
  site = await openTestSite(folder)
  await upload(`${volume}/..%5c..%5cevil`, 'x')
  await upload(`${volume}/con.txt:stream`, 'x')
  expect(readdirSync(folder).sort()).toEqual(['dev', 'prod'])
  expect(readdirSync(join(folder, 'prod')).sort()).toEqual(['blobs', 'state.json'])
  expect(blobs().every((name) => /^[\da-f-]{36}$/.test(name))).toBe(true)
})

it.each([
  ['is no JSON', '{"half":'],
  ['is of another version', '{"version":0}'],
  [
    'names a file of its own choice',
    JSON.stringify({
      version: 1,
      objects: [],
      repos: [],
      gitCredentials: [],
      dbfs: [],
      volumeFiles: [{ path: '/Volumes/x', modifiedAt: 1, content: { blob: '../../x', size: 1 } }],
    }),
  ],
])('a state that %s stops the start and is named', async (_what, text) => {
  site = await openTestSite(folder)
  await site.close()
  const path = join(folder, 'prod', 'state.json')
  writeFileSync(path, text)
  await expect(openTestSite(folder)).rejects.toThrow(path)
})
