import { openTestSite, type Reply, type Request, type TestSite, type Who } from './test-site'
import { bundleRoot, bundleState, BundleCommands, importFile, lockOf } from './testing/bundle'

let site: TestSite
let told: { call: string; reply: Reply }[]
let bundle: BundleCommands

beforeEach(async () => {
  site = await openTestSite()
  told = []
  bundle = new BundleCommands(sendAs('ben'))
})
afterEach(() => site.close())

const lock = `${bundleState}/deploy.lock`

const sendAs =
  (who: Who) =>
  async (path: string, request: Request = {}) => {
    const reply = await site.as(who, path, request)
    told.push({ call: `${request.method ?? 'GET'} ${path}`, reply })
    return reply
  }

const writeLock = (id: string, overwrite: boolean, who: Who = 'ben') =>
  importFile(sendAs(who), lock, lockOf(id, 'ben'), overwrite)

/** The last answer to a call that holds these words. */
const answerTo = (words: string) => told.findLast(({ call }) => call.includes(words))?.reply.body

it('a bundle is deployed, deployed again, run and destroyed', async () => {
  const jobId = await bundle.deploy()
  await bundle.deployAgain(jobId)
  await bundle.run(jobId, async () => site.clock.advance(3_600_000))
  await bundle.destroy(jobId)
})

it('a deployment is told what the CLI reads of the answers', async () => {
  const jobId = await bundle.deploy()
  expect(answerTo('databricks-config')?.host_type).toBe('WORKSPACE_HOST')
  expect(answerTo('scim/v2/Me')?.userName).toBe('ben@contoso.example')
  expect(answerTo('deploy.lock&return_export_info')?.object_type).toBe('FILE')
  const cleaned = told.find(({ call }) => call === 'POST /api/2.0/workspace/delete')
  expect(cleaned?.reply.body.error_code).toBe('RESOURCE_DOES_NOT_EXIST')
  expect(answerTo('src%2Fload&return_export_info')).toMatchObject({
    object_type: 'NOTEBOOK',
    language: 'PYTHON',
    repos_export_format: 'SOURCE',
  })
  expect(answerTo('PUT /api/2.0/permissions/directories/')?.object_type).toBe('directory')
  expect(answerTo('/telemetry-ext')).toEqual({ errors: [], numSuccess: 0, numProtoSuccess: 2 })
  expect(await bundle.read(`${bundleState}/resources.json`)).toContain(`"${jobId}"`)
})

it('a second deployment at the same time does not get the lock, and reads who has it', async () => {
  await bundle.write(lock, lockOf('1', 'ben'), false)
  const second = await writeLock('2', false)
  expect([second.status, second.body.error_code]).toEqual([409, 'ALREADY_EXISTS'])
  expect(await bundle.read(lock)).toBe(lockOf('1', 'ben'))
  expect((await writeLock('2', true)).status).toBe(200)
})

it('of two locks written in one moment, one is the lock', async () => {
  await sendAs('ben')('/api/2.0/workspace/mkdirs', { method: 'POST', body: { path: bundleState } })
  const replies = await Promise.all(['1', '2', '3', '4'].map((id) => writeLock(id, false)))
  expect(replies.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409])
  const winner = replies.findIndex(({ status }) => status === 200) + 1
  expect(await bundle.read(lock)).toContain(`"ID":"${winner}"`)
})

it('nobody else deploys into the folder of a bundle, nor does an analyst see it', async () => {
  await bundle.deploy()
  const target = `${bundleRoot}/files/databricks.yml`
  expect((await importFile(sendAs('eve'), target, 'x', true)).status).toBe(403)
  const seen = async (who: Who) =>
    (await sendAs(who)(`/api/2.0/workspace/get-status?path=${encodeURIComponent(target)}`)).status
  expect(await seen('eve')).toBe(200)
  expect(await seen('chloe')).toBe(404)
})
