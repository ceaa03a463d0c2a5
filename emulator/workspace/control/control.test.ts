import { app, publicClientId } from '../../seed/directory'
import { openTestSite, type TestSite } from '../test-site'

const monthEnd = '0405-071830-d9q2b6mj'
let site: TestSite

beforeEach(async () => {
  site = await openTestSite()
})
afterEach(() => site.close())

const post = (path: string, body?: unknown) => site.control(path, { method: 'POST', body })
const stateNow = async () =>
  (await site.as('ben', `/api/2.1/clusters/get?cluster_id=${monthEnd}`)).body.state
const start = () =>
  site.as('ben', '/api/2.1/clusters/start', { method: 'POST', body: { cluster_id: monthEnd } })

it('info tells what is needed to sign in and to call', async () => {
  const { status, body } = await site.control('info')
  expect(status).toBe(200)
  expect(body).toMatchObject({
    tenantId: '3f1c9a52-7d84-4b6e-9c0a-5e2f8b7d1a34',
    clientId: app.clientId,
    clientSecret: app.clientSecret,
    publicClientId,
    daemon: { displayName: 'finance-etl' },
  })
  expect(body.users.map(({ userName }) => userName.split('@')[0])).toEqual([
    'ada',
    'ben',
    'chloe',
    'dan',
    'eve',
  ])
  expect(body.workspaces).toMatchObject([
    { alias: 'prod', host: 'http://127.0.0.1:4281', workspaceId: '7405612345678901' },
    { alias: 'dev', host: 'http://127.0.0.1:4282', workspaceId: '6203987654321098' },
  ])
})

it('reset brings back the seed, the clock, the settings, faults, calls and Entra', async () => {
  await post('settings', { transitionMs: 1, scale: { prod: 10 }, requestsPerSecond: { dev: 1 } })
  await post('faults', { service: 'prod', path: '/api/*', kind: 'hang' })
  await post('clock', { advanceMs: 5_000 })
  await post('faults', { service: 'dev', path: '/api/*', kind: 'hang' })
  await site.control('faults', { method: 'DELETE' })
  await start()
  const reset = await post('reset')
  expect(reset.body.clock.isFrozen).toBe(false)
  expect(site.entraChanges).toEqual(['reset'])
  expect((await site.control('calls')).body.calls).toEqual([])
  expect((await site.control('settings')).body).toMatchObject({
    transitionMs: 12_000,
    requestsPerSecond: { prod: null, dev: null },
  })
  expect(await stateNow()).toBe('TERMINATED')
  const { body } = await site.as('ada', '/api/2.1/clusters/list?page_size=100')
  expect(body.clusters).toHaveLength(14)
})

it('the clock moves forward and brings what is due', async () => {
  await start()
  expect((await post('clock', { advanceMs: 12_000 })).status).toBe(200)
  expect(await stateNow()).toBe('RUNNING')
  const moved = await post('clock', { unfreeze: true })
  expect(moved.body.clock.isFrozen).toBe(false)
})

it('scale adds the same clusters each time, and keeps other settings', async () => {
  await post('settings', { transitionMs: 500 })
  const ids = async () => {
    await post('settings', { scale: { prod: 60 } })
    const { body } = await site.as('ada', '/api/2.1/clusters/list?page_size=100')
    return body.clusters?.map(({ cluster_id, state }) => `${cluster_id} ${state}`)
  }
  const first = await ids()
  expect(first).toHaveLength(74)
  expect(await ids()).toEqual(first)
  expect((await site.control('settings')).body.transitionMs).toBe(500)
})

it("settings of Entra's go to Entra", async () => {
  expect((await post('settings', { accessTokenSeconds: 15 })).status).toBe(200)
  expect(site.entraChanges).toEqual([{ accessTokenSeconds: 15 }])
})

it('faults can be listed and taken back by id', async () => {
  const { body } = await post('faults', [
    { service: 'prod', path: '/api/*', kind: 'status', status: 500, times: 3 },
    { service: 'entra', path: '/*', kind: 'hang' },
  ])
  expect((await site.control('faults')).body.faults).toHaveLength(2)
  const one = await site.control(`faults?id=${body.ids[0]}`, { method: 'DELETE' })
  expect(one.body.faults.map(({ id }) => id)).toEqual([body.ids[1]])
  expect((await site.control('faults?id=fault-99', { method: 'DELETE' })).status).toBe(404)
})

it('calls are found by the fields of the query', async () => {
  await stateNow()
  const found = async (query: string) => (await site.control(`calls?${query}`)).body.calls
  expect(await found('service=prod&path=/api/2.1/*&status=200')).toHaveLength(1)
  expect(await found('principal=ada@contoso.example')).toEqual([])
  await site.control('calls', { method: 'DELETE' })
  expect(await found('service=prod')).toEqual([])
})

describe('what cannot be understood is refused with words, and changes nothing', () => {
  it.each([
    ['clock', {}, /needs advanceMs, freeze or unfreeze/],
    ['clock', { advanceMs: -1 }, /'advanceMs' must be a whole number from 0/],
    ['clock', { advance: 5 }, /unknown field 'advance'; it may have: advanceMs, freeze, unfreeze/],
    ['clock', { freeze: false }, /'freeze' can only be true/],
    ['clock', { freeze: true, unfreeze: true }, /both freeze and unfreeze/],
    ['clock', 7, /must be a JSON object/],
    ['reset', { all: true }, /unknown field 'all'/],
    ['settings', { transitionMs: 1.5 }, /'transitionMs' must be a whole number/],
    ['settings', { speed: 2 }, /unknown field 'speed'/],
    [
      'settings',
      { requestsPerSecond: { test: 1 } },
      /unknown field 'test'; it may have: prod, dev/,
    ],
    ['settings', { scale: { prod: 99_999_999 } }, /'prod' must be a whole number/],
    ['faults', { service: 'prod', path: '/x' }, /needs service, path and kind/],
    ['faults', { service: 'test', path: '/x', kind: 'hang' }, /'service' must be one of: entra/],
    ['faults', { service: 'prod', path: 'x', kind: 'hang' }, /must begin with a slash/],
    ['faults', { service: 'prod', path: '/a*b', kind: 'hang' }, /\* only at its end/],
    ['faults', { service: 'prod', path: '/x', kind: 'status' }, /needs status/],
    ['faults', { service: 'prod', path: '/x', kind: 'delay' }, /needs delayMs/],
    ['faults', { service: 'prod', path: '/x', kind: 'truncate', when: 'after' }, /no meaning/],
    ['faults', { service: 'prod', path: '/x', kind: 'hang', times: 0 }, /'times' must be/],
    ['faults', { service: 'prod', path: '/x', kind: 'redirect' }, /needs location/],
    ['faults', { service: 'prod', path: '/x', kind: 'bytes' }, /needs bytes/],
    ['faults', { service: 'prod', path: '/x', kind: 'headers' }, /needs headers/],
    ['faults', { service: 'prod', path: '/x', kind: 'raw' }, /needs body/],
    ['faults', { service: 'prod', path: '/x', kind: 'drip', when: 'after' }, /no meaning/],
    ['faults', { service: 'prod', path: '/x', kind: 'echo', when: 'after' }, /no meaning/],
    [
      'faults',
      { service: 'prod', path: '/x', kind: 'html', headers: { a: 1 } },
      /object of strings/,
    ],
  ])('%s %j', async (path, body, words) => {
    const reply = await post(path, body)
    expect(reply.status).toBe(400)
    expect(reply.body.error).toMatch(words)
    expect((await site.control('faults')).body.faults).toEqual([])
    expect(site.entraChanges).toEqual([])
  })

  it('a path that is none, a body that is no JSON', async () => {
    const lost = await site.control('info', { method: 'POST' })
    expect(lost.status).toBe(404)
    expect(lost.body.error).toContain('GET /_emulator/info')
    const text = await site.raw('/_emulator/clock', { method: 'POST', text: 'now' })
    expect([text.status, text.body.error]).toEqual([400, 'the body is not JSON'])
  })
})

it('the control paths are on prod alone', async () => {
  expect((await site.raw('/_emulator/info', {}, 'dev')).status).toBe(303)
})

it('a page of another site cannot give orders', async () => {
  const from = (origin: string) => site.control('reset', { method: 'POST', headers: { origin } })
  expect((await from('https://evil.example')).status).toBe(403)
  expect((await from('null')).status).toBe(403)
  expect((await from('http://localhost:3000')).status).toBe(200)
})
