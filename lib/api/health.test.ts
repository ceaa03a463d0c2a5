import { json, raw, serveWorkspaces } from '@/lib/databricks/testing/serve-workspaces'
import { live, ready } from './health'
import { readiness } from './readiness'

let server: Awaited<ReturnType<typeof serveWorkspaces>>
beforeAll(async () => {
  server = await serveWorkspaces()
  process.env.AZURE_AUTHORITY_HOST = server.origin
})
afterAll(() => server.close())
const keys = json({ keys: [{ kty: 'RSA', kid: '1', n: 'AQAB', e: 'AQAB' }] })
const request = new Request('http://localhost/api/health/ready')
const later = (seconds: number) => Date.now() + seconds * 1000

it('live looks at nothing but the process', async () => {
  const response = await live(request)
  expect([response.status, await response.json()]).toEqual([200, { status: 'live' }])
  expect(server.seen).toHaveLength(0)
})

it('ready means that the keys of the tenant can be had, asked for once by all who ask', async () => {
  server.reply(keys)
  const responses = await Promise.all([ready(request), ready(request), ready(request)])
  expect(responses.map(({ status }) => status)).toEqual([200, 200, 200])
  expect(await responses[0]?.json()).toEqual({ status: 'ready', entraKeysAgeSeconds: 0 })
  expect(server.seen.map(({ url }) => url)).toEqual([
    '/11111111-1111-4111-8111-111111111111/discovery/v2.0/keys',
  ])
})

it('is not asked of Entra again for a while, however often somebody asks', async () => {
  server.reply(keys)
  await readiness(later(10))
  expect(server.seen).toHaveLength(0)
})

it('not ready is a 503 that names the reason and no secret', async () => {
  server.reply(raw(500, {}))
  expect(await readiness(later(20))).toMatchObject({ isReady: false })
  const response = await ready(request)
  expect(response.status).toBe(503)
  const text = await response.text()
  expect(text).toContain("Entra ID's signing keys cannot be fetched.")
  expect(text).not.toContain(server.origin)
})

it('comes back by itself', async () => {
  server.reply(keys)
  expect(await readiness(later(60))).toMatchObject({ isReady: true })
})
