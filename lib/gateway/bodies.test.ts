import { createHash, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { pipeline, Readable } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import { gunzipSync, gzipSync } from 'node:zlib'
import { bodyLimits } from './body-limits'
import { inChunks, onOneConnection, statusesIn } from './testing/one-connection'
import { open, send, type Sent } from './testing/send'
import { json, type Reply } from './testing/upstream'
import { startWorld, type World } from './testing/world'

jest.mock('@/lib/env/server', () => jest.requireActual<object>('@/lib/env/testing'))
jest.mock('@/lib/log', () => ({
  log: { debug: jest.fn(), info: jest.fn(), warn: jest.fn(), error: jest.fn(), audit: jest.fn() },
}))

let world: World
let bearer: Record<string, string>

beforeAll(async () => {
  world = await startWorld()
  bearer = { authorization: `Bearer ${await world.token()}` }
})
afterAll(() => world.stop())

const mebibyte = 1024 * 1024
const sha256 = (data: Buffer) => createHash('sha256').update(data).digest('hex')
const file = '/api/2.0/fs/files/Volumes/main/default/v/a.bin'

/** `count` times the same MiB, and the hash of it all. */
function parts(count: number) {
  const part = randomBytes(mebibyte)
  const hash = createHash('sha256')
  for (let at = 0; at < count; at += 1) hash.update(part)
  async function* stream() {
    for (let at = 0; at < count; at += 1) yield part
  }
  return { part, stream, bytes: count * mebibyte, sha256: hash.digest('hex') }
}

/** Writes as fast as it is read, and counts what left. */
function flood(part: Buffer, count: number, sent: { bytes: number }): Reply {
  async function* stream() {
    for (let at = 0; at < count; at += 1) {
      sent.bytes += part.length
      yield part
    }
  }
  return (_received, response) => {
    response.writeHead(200, { 'content-type': 'application/octet-stream' })
    pipeline(Readable.from(stream()), response, () => undefined)
  }
}

describe.each(['route door', 'server door'] as const)('through the %s', (name) => {
  const origin = () => world.doors.find((each) => each.name === name)?.origin ?? ''
  const through = (sent: Sent) =>
    send(origin(), { ...sent, headers: { ...bearer, ...sent.headers } })

  test.each([0, 1, 65_536, mebibyte + 1])(
    '%d bytes of any value arrive as they left',
    async (size) => {
      world.prod.reply(json({}))
      const body = randomBytes(size)
      const headers = { 'content-type': 'application/octet-stream', 'content-length': String(size) }
      expect((await through({ method: 'PUT', path: file, headers, body })).status).toBe(200)
      expect(world.prod.received).toMatchObject([{ bytes: size, sha256: sha256(body) }])
      expect(world.prod.received[0]?.headers['content-length']).toBe(String(size))
    },
  )

  test('a body in chunks stays in chunks', async () => {
    world.prod.reply(json({}))
    const { stream, bytes, sha256: hash } = parts(3)
    await through({ method: 'PUT', path: file, body: stream() })
    expect(world.prod.received).toMatchObject([{ bytes, sha256: hash }])
    expect(world.prod.received[0]?.headers).toMatchObject({ 'transfer-encoding': 'chunked' })
  })

  test('48 MiB go up and come down whole', async () => {
    const { part, stream, bytes, sha256: hash } = parts(48)
    world.prod.reply(json({}))
    await through({ method: 'PUT', path: file, body: stream() })
    expect(world.prod.received).toMatchObject([{ bytes, sha256: hash }])
    world.prod.reply(flood(part, 48, { bytes: 0 }))
    const { body } = await through({ path: file })
    expect([body.length, sha256(body)]).toEqual([bytes, hash])
  })

  test('compressed bytes pass as they are, both ways', async () => {
    const text = JSON.stringify({ words: 'again '.repeat(1_000) })
    const packed = gzipSync(text)
    world.prod.reply((_received, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' })
      response.end(packed)
    })
    const headers = { 'accept-encoding': 'gzip', 'content-encoding': 'gzip' }
    const { headers: got, body } = await through({
      method: 'POST',
      path: '/api/2.0/sql/statements',
      headers,
      body: packed,
    })
    expect(got['content-encoding']).toBe('gzip')
    expect(body.equals(packed)).toBe(true)
    expect(gunzipSync(body).toString()).toBe(text)
    expect(world.prod.received).toMatchObject([{ sha256: sha256(packed), headers }])
  })

  test('nothing is compressed that came uncompressed', async () => {
    world.prod.reply(json({ words: 'again '.repeat(1_000) }))
    const { headers } = await through({
      path: '/api/2.1/jobs/list',
      headers: { 'accept-encoding': 'gzip, br' },
    })
    expect(headers['content-encoding']).toBeUndefined()
    expect(headers['cache-control']).toContain('no-transform')
  })

  describe('a body that is too large', () => {
    const refused = { error_code: 'REQUEST_TOO_LARGE' }

    test.each([
      ['POST', '/api/2.1/jobs/create', bodyLimits.json],
      ['POST', '/api/2.0/workspace/import', bodyLimits.import],
      ['POST', '/api/2.0/workspace-files/import-file/Workspace%2Fa', bodyLimits.workspaceFile],
      ['PUT', file, bodyLimits.file],
    ])('and says so is refused before anything is sent: %s %s', async (method, path, limit) => {
      world.prod.reply(json({}))
      const headers = { ...bearer, 'content-length': String(limit + 1) }
      const response = await open(origin(), { method, path, headers, body: endless() })
      expect(response.statusCode).toBe(413)
      response.destroy()
      expect([world.prod.received, world.prod.opened()]).toEqual([[], 0])
    })

    test('and does not say so is cut off at the limit', async () => {
      world.prod.reply(json({}))
      const body = parts(bodyLimits.json / mebibyte + 1).stream()
      const { status, body: answer } = await through({
        method: 'POST',
        path: '/api/2.1/jobs/create',
        body,
      })
      expect(status).toBe(413)
      expect(JSON.parse(answer.toString())).toMatchObject(refused)
      await until(() => world.prod.abandoned() === 1)
      expect(world.prod.received).toEqual([])
    })

    test('is none at exactly the limit', async () => {
      world.prod.reply(json({}))
      const body = Buffer.alloc(bodyLimits.json, 32)
      expect((await through({ method: 'POST', path: '/api/2.1/jobs/create', body })).status).toBe(
        200,
      )
      expect(world.prod.received).toMatchObject([{ bytes: bodyLimits.json, sha256: sha256(body) }])
    })
  })

  test('a body that ends before it said reaches nobody as a whole', async () => {
    world.prod.reply(json({}))
    const leaving = new AbortController()
    const headers = { ...bearer, 'content-length': '1000' }
    const left = open(
      origin(),
      { method: 'PUT', path: file, headers, body: endless(10) },
      leaving.signal,
    )
    await until(() => world.prod.opened() === 1)
    leaving.abort()
    await expect(left).rejects.toThrow()
    await until(() => world.prod.abandoned() === 1)
    expect(world.prod.received).toEqual([])
  })

  describe('a caller who leaves', () => {
    test('while the workspace thinks, ends the call there within a second', async () => {
      world.prod.reply(() => undefined)
      const leaving = new AbortController()
      const path = '/api/2.0/sql/statements'
      const left = open(origin(), { method: 'POST', path, headers: bearer }, leaving.signal)
      await until(() => world.prod.received.length === 1)
      leaving.abort()
      await expect(left).rejects.toThrow()
      await until(() => world.prod.abandoned() === 1, 1_000)
    })

    test('in the middle of an answer, ends it there within a second', async () => {
      const sent = { bytes: 0 }
      world.prod.reply(flood(randomBytes(mebibyte), 1_000, sent))
      const response = await open(origin(), { path: file, headers: bearer })
      await once(response, 'data')
      response.destroy()
      await until(() => world.prod.abandoned() === 1, 1_000)
      expect(sent.bytes).toBeLessThan(200 * mebibyte)
    })
  })

  test('a slow reader holds the workspace back', async () => {
    const sent = { bytes: 0 }
    world.prod.reply(flood(randomBytes(mebibyte), 200, sent))
    const response = await open(origin(), { path: file, headers: bearer })
    response.pause()
    await settled(() => sent.bytes)
    // What fits into the sockets on the way, and no more of 200 MiB.
    expect(sent.bytes).toBeLessThan(32 * mebibyte)
    let bytes = 0
    for await (const part of response as AsyncIterable<Buffer>) bytes += part.length
    expect(bytes).toBe(200 * mebibyte)
  })

  test('an answer that breaks off breaks off here too', async () => {
    world.prod.reply((_received, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': 100 })
      response.write('{"half":')
      setTimeout(() => response.socket?.destroy(), 50)
    })
    await expect(through({ path: '/api/2.1/jobs/list' })).rejects.toThrow()
  })

  test('an answer passes part by part, as it is said', async () => {
    world.prod.reply(async (_received, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' })
      response.write('data: one\n\n')
      await sleep(300)
      response.end('data: two\n\n')
    })
    const path = '/serving-endpoints/chat/invocations'
    const response = await open(origin(), { method: 'POST', path, headers: bearer })
    const [first] = (await once(response, 'data')) as [Buffer]
    expect(first.toString()).toBe('data: one\n\n')
    const [second] = (await once(response, 'data')) as [Buffer]
    expect(second.toString()).toBe('data: two\n\n')
  })
})

test('the connection outlives a refusal in the middle of a body', async () => {
  const { port = 0 } = world.doors.find(({ name }) => name === 'server door') ?? {}
  const host = `Host: localhost\r\nAuthorization: ${bearer.authorization}\r\n`
  const said = await onOneConnection(
    port,
    [
      ...inChunks(`POST /api/2.1/jobs/create HTTP/1.1\r\n${host}`, bodyLimits.json / 65_536 + 64),
      `GET /.well-known/databricks-config HTTP/1.1\r\n${host}\r\n`,
    ],
    2,
  )
  expect(statusesIn(said)).toEqual([413, 200])
})

/** Some bytes, and then nothing more for ever. */
async function* endless(bytes = 1) {
  yield Buffer.alloc(bytes)
  await new Promise(() => undefined)
}

async function until(isSo: () => boolean, withinMs = 5_000): Promise<void> {
  const deadline = Date.now() + withinMs
  while (!isSo()) {
    if (Date.now() > deadline) throw new Error(`not so within ${withinMs} ms`)
    await sleep(10)
  }
}

/** Waits until a count no longer grows. */
async function settled(count: () => number): Promise<void> {
  for (let before = -1; before !== count();) {
    before = count()
    await sleep(300)
  }
}
