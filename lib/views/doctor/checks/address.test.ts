import { once } from 'node:events'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { json, prod, raw, serveWorkspaces } from '@/lib/databricks/testing/serve-workspaces'
import type { KnownWorkspace } from '@/lib/databricks/workspaces'
import { selfSigned } from '@/lib/env/testing/certificate'
import { checkAddress } from './address'

let server: Awaited<ReturnType<typeof serveWorkspaces>>
beforeAll(async () => {
  server = await serveWorkspaces()
})
afterAll(() => server.close())

const at = (host: string): KnownWorkspace => ({
  alias: prod,
  host,
  workspaceId: null,
  isProduction: true,
})

test('a workspace answers who brings no token with 401, and gets none', async () => {
  server.reply(json({ error_code: 401, message: 'Credential was not sent' }, 401))
  const checks = await checkAddress(at(server.origin))
  expect(checks.map(({ state }) => state)).toEqual(['ok', 'ok'])
  expect(server.seen.map(({ headers }) => headers.authorization)).toEqual([undefined])
})

test.each([
  ['a page', raw(200, { 'content-type': 'text/html' }, '<html>')],
  ['a redirect', raw(302, { location: 'https://login.example.com' })],
  ['trouble', json({}, 503)],
])('%s is no workspace', async (_name, reply) => {
  server.reply(reply)
  const [reach] = await checkAddress(at(server.origin))
  expect(reach).toMatchObject({
    state: 'failed',
    words: expect.stringContaining('no workspace') as string,
  })
})

test('an address where nobody listens fails, with the way out to open', async () => {
  const [reach, tls] = await checkAddress(at('http://127.0.0.1:1'))
  expect(reach).toMatchObject({
    state: 'failed',
    words: expect.stringContaining('refuses the connection') as string,
    fix: expect.stringContaining('443') as string,
  })
  expect(tls?.state).toBe('unknown')
})

test('a certificate that nobody vouches for fails as what it is', async () => {
  const { certificate, key } = selfSigned()
  const impostor = createServer({ cert: certificate, key }).listen(0, '127.0.0.1')
  await once(impostor, 'listening')
  const { port } = impostor.address() as AddressInfo
  const [reach, tls] = await checkAddress(at(`https://localhost:${port}`))
  impostor.close()
  expect(reach?.state).toBe('ok')
  expect(tls).toMatchObject({
    state: 'failed',
    words: expect.stringMatching(/certificate is not trusted \(\w*CERT\w*\)/) as string,
    fix: expect.stringContaining('NODE_EXTRA_CA_CERTS') as string,
  })
})
