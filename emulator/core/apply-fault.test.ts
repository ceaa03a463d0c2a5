import { createHash, randomBytes } from 'node:crypto'
import { createServer, request as httpRequest, type IncomingMessage, type Server } from 'node:http'
import { connect, type AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { applyFault } from './apply-fault'
import type { Fault } from './faults'

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

let server: Server
let fault: Partial<Fault>
/** How often the handler behind the fault has done its work. */
let handled = 0
let closedAt = 0

beforeAll(async () => {
  server = createServer((request, response) => {
    response.setHeader('server', 'databricks')
    response.once('close', () => (closedAt = performance.now()))
    const order: Fault = { service: 'prod', path: '/*', kind: 'status', ...fault }
    void applyFault(order, request, response, (_request, each) => {
      handled += 1
      each.writeHead(201, { 'content-type': 'application/json', 'x-own': 'yes' })
      each.end('{"answer":42}')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})
beforeEach(() => {
  handled = 0
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

const port = () => (server.address() as AddressInfo).port

type Ask = { method?: string; path?: string; body?: Buffer; headers?: Record<string, string> }
type Reply = { status: number; headers: IncomingMessage['headers']; raw: string[]; body: Buffer }

function open({ method = 'GET', path = '/', body, headers = {} }: Ask = {}) {
  const outgoing = httpRequest({ port: port(), method, path, headers, agent: false })
  const response = new Promise<IncomingMessage>((resolve, reject) => {
    outgoing.on('error', reject).on('response', resolve)
  })
  outgoing.end(body)
  return { outgoing, response }
}

async function ask(more: Ask = {}): Promise<Reply> {
  const response = await open(more).response
  const chunks: Buffer[] = []
  for await (const chunk of response as AsyncIterable<Buffer>) chunks.push(chunk)
  const { statusCode: status = 0, headers, rawHeaders: raw } = response
  return { status, headers, raw, body: Buffer.concat(chunks) }
}

it('headers: the real answer with others on top, repeated ones too', async () => {
  fault = { kind: 'headers', headers: { 'set-cookie': ['a=1', 'b=2'], 'x-own': 'no' } }
  const { status, headers, body } = await ask()
  expect([status, String(body), handled]).toEqual([201, '{"answer":42}', 1])
  expect(headers['set-cookie']).toEqual(['a=1', 'b=2'])
  expect([headers['x-own'], headers['server']]).toEqual(['no', 'databricks'])
})

it('redirect: sends elsewhere, and does nothing', async () => {
  fault = { kind: 'redirect', location: 'http://evil.example/steal', status: 307 }
  const { status, headers } = await ask({ method: 'POST' })
  expect([status, headers.location, handled]).toEqual([307, 'http://evil.example/steal', 0])
})

it('rate-limit: 429 in the shape that SDKs retry', async () => {
  fault = { kind: 'rate-limit', retryAfterSeconds: 3 }
  const { status, headers, body } = await ask()
  expect([status, headers['retry-after']]).toEqual([429, '3'])
  expect(JSON.parse(String(body))).toMatchObject({ error_code: 'REQUEST_LIMIT_EXCEEDED' })
})

it('ip-blocked: 403 in the words of a workspace with an IP access list', async () => {
  fault = { kind: 'ip-blocked' }
  const { status, body } = await ask()
  expect(status).toBe(403)
  expect(String(body)).toMatch(/is blocked by Databricks IP ACL for workspace: \d+/)
})

it('bytes: as many as ordered, the same each time, with their hash beforehand', async () => {
  fault = { kind: 'bytes', bytes: 3_000_001 }
  const [first, second] = [await ask(), await ask()]
  expect(first.body).toHaveLength(3_000_001)
  expect(sha256(first.body)).toBe(first.headers['x-emulator-sha256'])
  expect(second.body.equals(first.body)).toBe(true)
})

it('endless: goes on at the reader’s pace until the reader goes', async () => {
  fault = { kind: 'endless' }
  const { outgoing, response } = open()
  let read = 0
  for await (const chunk of (await response) as AsyncIterable<Buffer>) {
    read += chunk.length
    if (read > 5_000_000) break
  }
  closedAt = 0
  outgoing.destroy()
  const left = performance.now()
  while (closedAt === 0) await wait(5)
  expect(closedAt - left).toBeLessThan(1_000)
})

it('endless: waits in the kernel’s buffers while nobody reads', async () => {
  fault = { kind: 'endless' }
  const before = process.memoryUsage().rss
  const { outgoing, response } = open()
  ;(await response).pause()
  await wait(300)
  expect(process.memoryUsage().rss - before).toBeLessThan(64 * 1024 * 1024)
  outgoing.destroy()
})

it('drip: the real answer, a little at a time', async () => {
  fault = { kind: 'drip', chunkBytes: 4, everyMs: 20 }
  const began = performance.now()
  const { status, body } = await ask()
  expect([status, String(body)]).toEqual([201, '{"answer":42}'])
  expect(performance.now() - began).toBeGreaterThanOrEqual(55)
})

it('raw: any bytes as the whole answer', async () => {
  const text = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\nX-A: 1\r\nX-A: 2\r\n\r\nok'
  fault = { kind: 'raw', body: text }
  const received = await new Promise<string>((resolve) => {
    const socket = connect(port(), '127.0.0.1', () =>
      socket.write('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n'),
    )
    let all = ''
    socket.on('data', (chunk) => (all += chunk.toString('latin1'))).on('end', () => resolve(all))
  })
  expect(received).toBe(text)
})

describe('echo', () => {
  const echo = async (more: Ask) =>
    JSON.parse(String((await ask(more)).body)) as Record<string, unknown> & { headers: string[] }

  beforeEach(() => {
    fault = { kind: 'echo' }
  })

  it('tells the length and the hash of a large body that came', async () => {
    const body = randomBytes(11 * 1024 * 1024)
    const told = await echo({ method: 'PUT', path: '/api/x', body })
    expect(told).toMatchObject({ method: 'PUT', bytes: body.length, sha256: sha256(body) })
    expect(handled).toBe(0)
  })

  it('tells the target as it was written', async () => {
    const path = '/api/2.0/workspace-files/import-file/Workspace%2FUsers%2Fx?a=1&a=2&b='
    expect((await echo({ path })).target).toBe(path)
  })

  it('tells the headers as they came, and no token', async () => {
    const { headers } = await echo({
      headers: { 'X-Mine': 'a', Authorization: 'Bearer eyJsecret' },
    })
    expect(headers).toEqual(expect.arrayContaining(['X-Mine', 'a', 'Authorization', 'Bearer']))
    expect(headers.join()).not.toContain('eyJsecret')
  })
})

it.each<Partial<Fault>>([
  { kind: 'status', status: 503 },
  { kind: 'redirect', location: '/x' },
  { kind: 'rate-limit' },
  { kind: 'bytes', bytes: 5 },
])('%j after the handler: its work is done, its answer is lost', async (order) => {
  fault = { ...order, when: 'after' }
  const { status, headers } = await ask()
  expect([status === 201, headers['x-own'], handled]).toEqual([false, undefined, 1])
  expect(headers['server']).toBe('databricks')
})
