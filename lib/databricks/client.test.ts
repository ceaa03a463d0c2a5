import { gzipSync } from 'node:zlib'
import { z } from 'zod'
import { apiPath } from './api-path'
import { callWorkspace, type WorkspaceCall } from './client'
import type { DatabricksError } from './errors'
import { workspaceAlias } from './ids'
import { bareInteger } from './json'
import {
  gone,
  inTurn,
  json,
  personNumber,
  prod,
  raw,
  serveWorkspaces,
} from './testing/serve-workspaces'

let server: Awaited<ReturnType<typeof serveWorkspaces>>
beforeAll(async () => {
  server = await serveWorkspaces()
})
afterAll(() => server.close())

const ben = personNumber(1)
const path = apiPath`/api/2.1/things/list`
const get = (more: Partial<WorkspaceCall<unknown>> = {}): WorkspaceCall<unknown> => ({
  method: 'GET',
  path,
  reader: z.unknown(),
  ...more,
})
const post = (more: Partial<WorkspaceCall<unknown>> = {}) =>
  get({ method: 'POST', body: { a: 1 }, ...more })

async function failure(call: WorkspaceCall<unknown>, workspace = prod): Promise<DatabricksError> {
  return callWorkspace(ben, workspace, call).then(
    () => Promise.reject(new Error('the call succeeded')),
    (error: unknown) => error as DatabricksError,
  )
}

describe('what is sent', () => {
  it('is the call, the person as bearer, and nothing of anybody else', async () => {
    server.reply(json({}))
    await callWorkspace(ben, prod, get({ query: { page_size: 5, states: ['A', 'B'] } }))
    expect(server.seen).toHaveLength(1)
    expect(server.seen[0]).toMatchObject({
      method: 'GET',
      url: '/api/2.1/things/list?page_size=5&states=A&states=B',
      headers: { authorization: 'Bearer token-of-1', accept: 'application/json' },
    })
    expect(server.seen[0]?.headers['user-agent']).toMatch(/^lakedeck\/\d+\.\d+\.\d+/)
    expect(server.seen[0]?.headers.cookie).toBeUndefined()
  })

  it('holds ids as the integers they are', async () => {
    server.reply(json({}))
    await callWorkspace(ben, prod, post({ body: { run_id: bareInteger('9007199254740993') } }))
    expect(server.seen[0]?.body).toBe('{"run_id":9007199254740993}')
    expect(server.seen[0]?.headers['content-type']).toBe('application/json')
  })

  it('goes to configured workspaces only', async () => {
    server.reply(json({}))
    const error = await failure(get(), workspaceAlias.parse('elsewhere'))
    expect(error).toMatchObject({ kind: 'not-found', status: 404, code: 'WORKSPACE_UNKNOWN' })
    expect(server.seen).toHaveLength(0)
  })
})

describe('what comes back', () => {
  it('keeps ids exact', async () => {
    server.reply(json('{"run_id":9007199254740993,"n":5}'))
    expect(await callWorkspace(ben, prod, get())).toEqual({ run_id: '9007199254740993', n: 5 })
  })

  it('may be compressed', async () => {
    server.reply(raw(200, { 'content-encoding': 'gzip' }, gzipSync('{"a":1}')))
    expect(await callWorkspace(ben, prod, get())).toEqual({ a: 1 })
  })

  it('may be empty after an action, never after a question', async () => {
    server.reply(raw(200, {}))
    expect(await callWorkspace(ben, prod, post())).toEqual({})
    expect(await failure(get())).toMatchObject({
      kind: 'unexpected',
      status: 502,
      code: 'NOT_JSON',
    })
  })

  it('is refused when it has another shape than the reader knows', async () => {
    server.reply(json({ a: 'x' }))
    expect(await failure(get({ reader: z.object({ a: z.number() }) }))).toMatchObject({
      kind: 'unexpected',
      status: 502,
      code: 'UNKNOWN_SHAPE',
    })
  })

  it.each([
    ['half a JSON', raw(200, { 'content-type': 'application/json' }, '{"a":'), 'NOT_JSON'],
    ['JSON too deep', json('['.repeat(5000) + ']'.repeat(5000)), 'NOT_JSON'],
    [
      'a page',
      raw(200, { 'content-type': 'text/html' }, '<html>sign in</html>'),
      'NOT_AN_API_ANSWER',
    ],
    ['a page that says it is JSON', json('<!doctype html><p>x'), 'NOT_AN_API_ANSWER'],
  ])('is refused when it is %s', async (_name, reply, code) => {
    server.reply(reply)
    expect(await failure(get())).toMatchObject({ kind: 'unexpected', status: 502, code })
    expect(server.seen).toHaveLength(1)
  })

  it('ends at 32 MiB after decompression, long before the memory does', async () => {
    const bomb = gzipSync(Buffer.alloc(200 * 1024 * 1024, 0x20), { level: 9 })
    const before = process.memoryUsage().rss
    server.reply(raw(200, { 'content-encoding': 'gzip', 'content-type': 'application/json' }, bomb))
    expect(await failure(get())).toMatchObject({ kind: 'unexpected', code: 'ANSWER_TOO_LARGE' })
    expect(process.memoryUsage().rss - before).toBeLessThan(150 * 1024 * 1024)
  })

  it('is refused in an encoding nobody asked for', async () => {
    server.reply(raw(200, { 'content-encoding': 'br' }, 'x'))
    expect(await failure(get())).toMatchObject({ kind: 'unexpected', code: 'UNKNOWN_ENCODING' })
    expect(server.seen).toHaveLength(1)
  })

  it.each([301, 302, 303, 307, 308])(
    'never follows a %d, so the token goes nowhere else',
    async (status) => {
      const canary = `${server.origin}/canary`
      server.reply((seen, response) =>
        seen.url === '/canary'
          ? json({})(seen, response)
          : raw(status, { location: canary })(seen, response),
      )
      expect(await failure(get())).toMatchObject({ kind: 'unexpected', code: 'REDIRECTED' })
      expect(server.seen.filter(({ url }) => url === '/canary')).toHaveLength(0)
    },
  )
})

describe('trying again', () => {
  const busy = json({ error_code: 'TEMPORARILY_UNAVAILABLE', message: 'later' }, 503)

  it('happens for GET, three times at most', async () => {
    server.reply(busy)
    expect(await failure(get())).toMatchObject({ kind: 'unavailable', status: 503 })
    expect(server.seen).toHaveLength(3)
  })

  it('ends with the first answer that is one', async () => {
    server.reply(inTurn(busy, json({ a: 1 })))
    expect(await callWorkspace(ben, prod, get())).toEqual({ a: 1 })
    expect(server.seen).toHaveLength(2)
  })

  it('waits as long as Retry-After says', async () => {
    server.reply(inTurn(json({}, 429, { 'retry-after': '1' }), json({})))
    const startedAt = Date.now()
    await callWorkspace(ben, prod, get())
    expect(Date.now() - startedAt).toBeGreaterThanOrEqual(1000)
  })

  it('does not start when Retry-After lies beyond the time that is left', async () => {
    server.reply(
      json({ error_code: 'REQUEST_LIMIT_EXCEEDED', message: 'x' }, 429, { 'retry-after': '60' }),
    )
    expect(await failure(get())).toMatchObject({
      kind: 'limited',
      status: 429,
      retryAfterSeconds: 60,
    })
    expect(server.seen).toHaveLength(1)
  })

  it('never sends an action twice that may have arrived', async () => {
    server.reply(busy)
    await failure(post())
    expect(server.seen).toHaveLength(1)
    server.reply((_seen, response) => response.destroy())
    expect(await failure(post())).toMatchObject({ kind: 'unreachable', code: 'CONNECTION_LOST' })
    expect(server.seen).toHaveLength(1)
  })

  it('sends an action again that is marked as repeatable', async () => {
    server.reply(inTurn(busy, json({})))
    await callWorkspace(ben, prod, post({ idempotent: true }))
    expect(server.seen).toHaveLength(2)
  })

  it('sends a GET again whose connection broke, also in the middle of the answer', async () => {
    const half: Parameters<typeof inTurn>[0] = (_seen, response) => {
      response.writeHead(200, { 'content-length': '100' })
      response.write('{"a":', () => response.destroy())
    }
    server.reply(inTurn(half, json({ a: 1 })))
    expect(await callWorkspace(ben, prod, get())).toEqual({ a: 1 })
  })

  it.each([400, 401, 403, 404, 409, 500])('never follows a %d', async (status) => {
    server.reply(json({ error_code: 'X', message: 'x' }, status))
    await failure(get())
    expect(server.seen).toHaveLength(1)
  })
})

describe('giving up', () => {
  it('names a workspace that cannot be reached', async () => {
    expect(await failure(get(), gone)).toMatchObject({
      kind: 'unreachable',
      status: 502,
      code: 'UNREACHABLE',
      workspace: 'gone',
      mayHaveArrived: false,
    })
  })

  it('happens when the time for everything together is over', async () => {
    server.reply(() => undefined)
    expect(await failure(get({ timeoutMs: 150 }))).toMatchObject({ status: 504, code: 'TIMEOUT' })
  })

  it('happens at once when the caller leaves, and reaches the workspace', async () => {
    const closed = new Promise<void>((resolve) =>
      server.reply((_seen, response) => response.on('close', resolve)),
    )
    const leaving = new AbortController()
    const call = callWorkspace(ben, prod, get({ signal: leaving.signal }))
    setTimeout(() => leaving.abort(new Error('the tab was closed')), 50)
    await expect(call).rejects.toThrow('the tab was closed')
    await closed
  })

  it('happens also while waiting for the next try', async () => {
    server.reply(json({}, 429, { 'retry-after': '10' }))
    const call = callWorkspace(ben, prod, get({ signal: AbortSignal.timeout(100) }))
    await expect(call).rejects.toMatchObject({ name: 'TimeoutError' })
  })
})
