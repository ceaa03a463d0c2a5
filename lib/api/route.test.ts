import { getMaxListeners } from 'node:events'
import { z } from 'zod'
import { callerForRequest } from '@/lib/auth/request-caller'
import type { Caller } from '@/lib/auth/caller'
import { denySession } from '@/lib/auth/denied-sessions'
import { AuthError } from '@/lib/auth/errors'
import { currentRequestId, noteChange } from '@/lib/databricks/request-scope'
import { DatabricksError } from '@/lib/databricks/errors'
import { serveWorkspaces } from '@/lib/databricks/testing/serve-workspaces'
import { env } from '@/lib/env/server'
import { restartProcess } from '@/lib/env/testing'
import { log } from '@/lib/log'
import { isProblem } from '@/lib/problem'
import { callerNumber } from './testing/test-caller'
import { route, type RouteDeclaration } from './route'

// Who a request belongs to is proven beside lib/auth; here it is given.
jest.mock('@/lib/auth/request-caller', () => ({ callerForRequest: jest.fn() }))
const whoAsks = jest.mocked(callerForRequest)

let server: Awaited<ReturnType<typeof serveWorkspaces>>
beforeAll(async () => {
  server = await serveWorkspaces()
})
afterAll(() => server.close())

const caller = (more: Partial<Caller> = {}): Caller =>
  callerNumber(1, { via: 'session', sessionId: 's', ...more })
beforeEach(() => {
  whoAsks.mockReset().mockResolvedValue({ caller: caller(), setCookies: [] })
  env().readOnly = false
})

const input = z.object({ workspace: z.string().max(5), limit: z.coerce.number().min(1).default(7) })
const output = z.object({ items: z.array(z.object({ name: z.string() })) })
type Declared = RouteDeclaration<typeof input, typeof output>
const run = jest.fn<ReturnType<Declared['run']>, Parameters<Declared['run']>>()
beforeEach(() => run.mockReset().mockResolvedValue({ items: [{ name: 'a' }] }))

const declared = (more: Partial<Declared> = {}) =>
  route({ summary: 'List things', input, output, run, ...more })
const url = 'http://localhost:3000/api/databricks/workspaces/prod/things'
const params = (values: Record<string, string> = { workspace: 'prod' }) => ({
  params: Promise.resolve(values),
})
const ask = (request: Request, handler = declared(), values?: Record<string, string>) =>
  handler(request, params(values))
const get = (query = '', headers: Record<string, string> = {}) =>
  new Request(url + query, { headers })

const ours = {
  cookie: 'session=x',
  'x-lakedeck': '1',
  origin: 'http://localhost:3000',
  'sec-fetch-site': 'same-origin',
  'content-type': 'application/json',
}
const post = (body: string, headers: Record<string, string> = ours) =>
  new Request(url, { method: 'POST', body, headers })

const problemOf = async (response: Response) => {
  expect(response.headers.get('content-type')).toBe('application/problem+json')
  const problem: unknown = await response.json()
  if (!isProblem(problem)) throw new Error('not a problem')
  expect(problem.status).toBe(response.status)
  return problem
}

describe('an answer', () => {
  it('is what the verb returned, for this person only', async () => {
    const response = await ask(get('?limit=3'))
    expect(response.status).toBe(200)
    expect(await response.json()).toEqual({ items: [{ name: 'a' }] })
    expect(run.mock.calls[0]?.[1]).toEqual({ workspace: 'prod', limit: 3 })
    expect(response.headers.get('cache-control')).toBe('private, no-store')
    expect(response.headers.get('vary')).toContain('Cookie, Authorization')
  })

  it('holds nothing the schema does not name', async () => {
    run.mockResolvedValue({ items: [{ name: 'a', secret: 'x' } as { name: string }] })
    expect(await (await ask(get())).text()).not.toContain('secret')
  })

  it('is given where the path has no params, of which Next then gives none', async () => {
    const none = () => Promise.resolve({ items: [] })
    const handler = route({ summary: 'Tell', input: z.object({}), output, run: none })
    const response = await handler(get(), { params: Promise.resolve(undefined) })
    expect(response.status).toBe(200)
  })

  it('is sent and reported when it drifted from its schema', async () => {
    const report = jest.spyOn(log, 'error').mockReturnValue()
    run.mockResolvedValue({ items: [{ name: 5 as unknown as string }] })
    expect((await ask(get())).status).toBe(200)
    expect(report).toHaveBeenCalledWith('api.output-drift', expect.anything())
    report.mockRestore()
  })

  it('carries the request id of the caller, or a new one, into the log of every call', async () => {
    let inside: string | undefined
    run.mockImplementation(() => {
      inside = currentRequestId()
      return Promise.resolve({ items: [] })
    })
    const response = await ask(get('', { 'x-request-id': 'script-0001' }))
    expect(response.headers.get('x-request-id')).toBe('script-0001')
    expect(inside).toBe('script-0001')
    const other = await ask(get('', { 'x-request-id': 'a\u00e9b c' }))
    expect(other.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
  })

  it('is CSV for a list with columns when that is preferred', async () => {
    run.mockResolvedValue({ items: [{ name: 'a,b' }, { name: '=1+1' }] })
    const handler = declared({ csv: { name: ({ name }) => name } })
    const response = await ask(get('', { accept: 'text/csv' }), handler)
    expect(response.headers.get('content-type')).toMatch(/^text\/csv/)
    expect(await response.text()).toBe('name\r\n"a,b"\r\n\'=1+1\r\n')
    expect((await ask(get('', { accept: '*/*' }), handler)).headers.get('content-type')).toMatch(
      /json/,
    )
    expect((await ask(get('', { accept: 'text/csv' }))).headers.get('content-type')).toMatch(/json/)
  })

  it('is NDJSON for such a list when that is preferred, and says where to go on', async () => {
    const items = [{ name: 'a' }, { name: 'b' }]
    run.mockResolvedValue({ items, nextPageToken: 'p 2' } as { items: typeof items })
    const output = z.object({
      items: z.array(z.object({ name: z.string() })),
      nextPageToken: z.string(),
    })
    const handler = declared({ output: output, csv: { name: ({ name }) => name } })
    const response = await ask(get('', { accept: 'application/x-ndjson' }), handler)
    expect(response.headers.get('content-type')).toMatch(/^application\/x-ndjson/)
    expect(response.headers.get('x-next-page-token')).toBe('p%202')
    expect(await response.text()).toBe('{"name":"a"}\n{"name":"b"}\n')
  })

  it.each(['text/csv', 'application/x-ndjson', 'application/json'])(
    'that is a part says so as %s too, and one that is whole says nothing',
    async (accept) => {
      const gaps = ({ items }: { items: unknown[] }) => (items.length < 2 ? ['dev: slow'] : [])
      const handler = declared({ csv: { name: ({ name }) => name }, gaps })
      const told = async () =>
        (await ask(get('', { accept }), handler)).headers.get('x-lakedeck-incomplete')
      expect(await told()).toBe('dev: slow')
      run.mockResolvedValue({ items: [{ name: 'a' }, { name: 'b' }] })
      expect(await told()).toBeNull()
    },
  )
})

describe('an input', () => {
  it('that is wrong is refused with every fault at once, before the verb', async () => {
    const problem = await problemOf(
      await ask(get('?limit=0'), declared(), { workspace: 'too-long' }),
    )
    expect(problem).toMatchObject({ status: 400, code: 'INVALID_INPUT' })
    expect(problem.errors?.map(({ name }) => name).sort()).toEqual(['limit', 'workspace'])
    expect(run).not.toHaveBeenCalled()
  })

  it('of a question that has a parameter too many is refused by its name, with those there are', async () => {
    const problem = await problemOf(await ask(get('?limt=2&limit=3')))
    expect(problem).toMatchObject({
      status: 400,
      code: 'INVALID_INPUT',
      errors: [{ name: 'limt', detail: 'is no parameter of this call; it takes limit' }],
    })
    expect(run).not.toHaveBeenCalled()
  })

  it('of a change that has a field too many is refused by its name, with those there are', async () => {
    const problem = await problemOf(await ask(post('{"limit":2,"only_queued":true}')))
    expect(problem).toMatchObject({
      status: 400,
      detail: 'only_queued: is no field of this call; it takes limit',
    })
    expect(run).not.toHaveBeenCalled()
  })

  it('with a thousand fields too many is told the first twenty, and how many more', async () => {
    const names = Array.from({ length: 1_020 }, (_, at) => `field_${at}`)
    const body = JSON.stringify(Object.fromEntries(names.map((name) => [name, 1])))
    const problem = await problemOf(await ask(post(body)))
    expect(problem.errors?.map(({ name }) => name)).toEqual(names.slice(0, 20))
    expect(problem.detail).toMatch(/^field_0: is no field .+; and 1000 more$/)
  })

  it('with thousands of names is gone through once, and not for each name again', async () => {
    const lookedUp = jest.spyOn(URLSearchParams.prototype, 'getAll')
    const names = Array.from({ length: 5_000 }, (_, at) => `n${at}`)
    expect((await ask(get(`?${names.join('&')}`))).status).toBe(400)
    expect(lookedUp).not.toHaveBeenCalled()
    lookedUp.mockRestore()
  })

  it('with a name as long as the body may be gets a short answer', async () => {
    const long = 'x'.repeat(100_000)
    const problem = await problemOf(await ask(post(JSON.stringify({ [long]: 1 }))))
    expect(problem.errors?.[0]?.detail).toBe('is no field of this call; it takes limit')
    expect(JSON.stringify(problem).length).toBeLessThan(4_000)
  })

  it.each<[string, Request]>([
    ['the query', get('?workspace=dev')],
    ['the body', post('{"workspace":"dev"}')],
  ])('takes from %s nothing that stands in the path', async (_where, request) => {
    const problem = await problemOf(await ask(request))
    expect(problem.errors?.map(({ name }) => name)).toEqual(['workspace'])
    expect(run).not.toHaveBeenCalled()
  })

  it('of a change takes nothing from the query', async () => {
    const request = new Request(`${url}?limit=2`, { method: 'POST', body: '{}', headers: ours })
    expect(await problemOf(await ask(request))).toMatchObject({
      status: 400,
      detail: 'limit: is no parameter of this call; it takes none',
    })
    expect(run).not.toHaveBeenCalled()
  })

  it.each([
    ['?limit=5&limit=6', 'limit: is given twice; it takes one value'],
    ['?limit=5&limit=5&limit=5', 'limit: is given 3 times; it takes one value'],
  ])('that takes one value is told of more: %s', async (query, detail) => {
    expect(await problemOf(await ask(get(query)))).toMatchObject({ status: 400, detail })
    expect(run).not.toHaveBeenCalled()
  })

  it('comes from the query or the body, and from the path', async () => {
    await ask(get('?limit=3'))
    await ask(post('{"limit":2}'))
    expect(run.mock.calls.map(([, read]) => read)).toEqual([
      { workspace: 'prod', limit: 3 },
      { workspace: 'prod', limit: 2 },
    ])
  })

  it.each([
    ['no JSON', '{', 400, 'INVALID_INPUT'],
    ['a list', '[]', 400, 'INVALID_INPUT'],
    ['nothing', '', 400, 'INVALID_INPUT'],
    ['too large', JSON.stringify({ a: 'x'.repeat(1024 * 1024) }), 413, 'BODY_TOO_LARGE'],
  ])('whose body is %s is refused', async (_what, body, status, code) => {
    expect(await problemOf(await ask(post(body)))).toMatchObject({ status, code })
    expect(run).not.toHaveBeenCalled()
  })

  it('whose body is of another type is refused', async () => {
    whoAsks.mockResolvedValue({ caller: caller({ via: 'bearer' }), setCookies: [] })
    const request = post('a=1', {
      authorization: 'Bearer x',
      'content-type': 'application/x-www-form-urlencoded',
    })
    expect(await problemOf(await ask(request))).toMatchObject({ status: 415, code: 'NOT_JSON' })
  })
})

describe('a change', () => {
  it.each([
    ['without our header', { ...ours, 'x-lakedeck': '0' }],
    [
      'from another site',
      { ...ours, origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
    ],
    [
      'from nowhere',
      { cookie: 'session=x', 'content-type': 'application/json', 'x-lakedeck': '1' },
    ],
  ])('%s is refused before anything happens', async (_what, headers) => {
    expect(await problemOf(await ask(post('{}', headers)))).toMatchObject({
      status: 403,
      code: 'CROSS_SITE',
    })
    expect(whoAsks).not.toHaveBeenCalled()
    expect(run).not.toHaveBeenCalled()
  })

  it('hands the key of the press to a verb that takes one, and to no other', async () => {
    const pressed = () => post('{}', { ...ours, 'idempotency-key': 'press-1' })
    await ask(pressed(), declared({ takesKey: true }))
    expect(run.mock.lastCall?.[2]).toMatchObject({ idempotencyKey: 'press-1' })
    await ask(post('{}'), declared({ takesKey: true }))
    expect(run.mock.lastCall?.[2]).not.toHaveProperty('idempotencyKey')
    await ask(pressed())
    expect(run.mock.lastCall?.[2]).not.toHaveProperty('idempotencyKey')
  })

  it('with a key that Databricks would not take is refused, before the verb', async () => {
    const response = await ask(
      post('{}', { ...ours, 'idempotency-key': 'x'.repeat(65) }),
      declared({ takesKey: true }),
    )
    expect(await problemOf(response)).toMatchObject({
      status: 400,
      code: 'INVALID_IDEMPOTENCY_KEY',
    })
    expect(run).not.toHaveBeenCalled()
  })

  it('by a viewer is refused with what to ask for', async () => {
    whoAsks.mockResolvedValue({ caller: caller({ role: 'viewer' }), setCookies: [] })
    expect(await problemOf(await ask(post('{}')))).toMatchObject({
      status: 403,
      code: 'ROLE_REQUIRED',
      action: 'ask-admin',
    })
    expect((await ask(get())).status).toBe(200)
    expect((await ask(post('{}'), declared({ kind: 'read' }))).status).toBe(200)
  })

  it('that nothing brings back takes an admin', async () => {
    const dangerous = declared({ kind: 'dangerous' })
    whoAsks.mockResolvedValue({ caller: caller({ role: 'operator' }), setCookies: [] })
    expect((await ask(post('{}'))).status).toBe(200)
    expect(await problemOf(await ask(post('{}'), dangerous))).toMatchObject({
      status: 403,
      code: 'ROLE_REQUIRED',
    })
    whoAsks.mockResolvedValue({ caller: caller({ role: 'admin' }), setCookies: [] })
    expect((await ask(post('{}'), dangerous)).status).toBe(200)
  })

  it('is refused to everybody where Lakedeck only reads', async () => {
    env().readOnly = true
    expect(await problemOf(await ask(post('{}')))).toMatchObject({ status: 403, code: 'READ_ONLY' })
  })
})

describe('the record of a change', () => {
  const records = async (request: Request, handler = declared()) => {
    const write = jest.spyOn(log, 'audit').mockReturnValue()
    await ask(request, handler)
    const lines = write.mock.calls
    write.mockRestore()
    return lines
  }

  it('is two lines: what was asked by whom, and what came of it, under Databricks’ id', async () => {
    run.mockImplementation(() => {
      noteChange('db-42')
      return Promise.resolve({ items: [] })
    })
    const lines = await records(post('{"limit":7}'))
    const asked = {
      who: expect.objectContaining({ name: 'ben@contoso.example', kind: 'person' }) as object,
      workspace: 'prod',
      method: 'POST',
      target: '/api/databricks/workspaces/prod/things',
      kind: 'write',
      decision: 'allowed',
      requestId: expect.any(String) as string,
    }
    expect(lines).toEqual([
      ['audit.asked', asked],
      [
        'audit.answered',
        {
          ...asked,
          status: 200,
          upstreamRequestId: 'db-42',
          durationMs: expect.any(Number) as number,
        },
      ],
    ])
    expect(JSON.stringify(lines)).not.toMatch(/secret|token-of/)
  })

  it('says that it was refused, and why', async () => {
    whoAsks.mockResolvedValue({ caller: caller({ role: 'viewer' }), setCookies: [] })
    const lines = await records(post('{}'))
    expect(lines).toMatchObject([
      ['audit.asked', { decision: 'refused', code: 'ROLE_REQUIRED' }],
      ['audit.answered', { decision: 'refused', code: 'ROLE_REQUIRED', status: 403 }],
    ])
  })

  it('is also left by a change that fails', async () => {
    run.mockRejectedValue(
      new DatabricksError({ kind: 'conflict', status: 409, code: 'X', message: 'x' }),
    )
    expect(await records(post('{}'))).toMatchObject([
      ['audit.asked', { decision: 'allowed' }],
      ['audit.answered', { status: 409 }],
    ])
  })

  it('is not left by a question, nor by somebody unknown', async () => {
    expect(await records(get())).toEqual([])
    expect(await records(post('{}'), declared({ kind: 'read' }))).toEqual([])
    whoAsks.mockRejectedValue(new AuthError('NOT_SIGNED_IN', 'Sign in.', { status: 401 }))
    expect(await records(post('{}'))).toEqual([])
  })
})

describe('a refusal', () => {
  it('of a script that forgot its token is about the token', async () => {
    whoAsks.mockRejectedValue(new AuthError('NOT_SIGNED_IN', 'Sign in first.', { status: 401 }))
    const request = post('{}', { 'content-type': 'application/json' })
    expect(await problemOf(await ask(request))).toMatchObject({
      status: 401,
      code: 'NOT_SIGNED_IN',
    })
  })

  it('of somebody unknown says how to come in', async () => {
    whoAsks.mockRejectedValue(
      new AuthError('NOT_SIGNED_IN', 'Sign in first.', { status: 401, action: 'sign-in' }),
    )
    const response = await ask(get())
    expect(response.headers.get('www-authenticate')).toBe('Bearer')
    expect(await problemOf(response)).toMatchObject({
      status: 401,
      code: 'NOT_SIGNED_IN',
      action: 'sign-in',
    })
  })

  it('for want of claims carries the challenge, for people and for MSAL', async () => {
    const claims = '{"access_token":{"acrs":{"value":"c1"}}}'
    run.mockRejectedValue(
      new DatabricksError({
        kind: 'unauthenticated',
        status: 401,
        code: 'X',
        message: 'x',
        claims,
      }),
    )
    const response = await ask(get())
    const header = response.headers.get('www-authenticate') ?? ''
    expect(header).toContain('error="insufficient_claims"')
    expect(Buffer.from(/claims="(.+)"/.exec(header)?.[1] ?? '', 'base64').toString()).toBe(claims)
    expect(await problemOf(response)).toMatchObject({ claims, action: 'sign-in' })
  })

  it('by a limit says when to come back', async () => {
    run.mockRejectedValue(
      new DatabricksError({
        kind: 'limited',
        status: 429,
        code: 'X',
        message: 'x',
        retryAfterSeconds: 9,
      }),
    )
    const response = await ask(get())
    expect(response.headers.get('retry-after')).toBe('9')
    expect(await problemOf(response)).toMatchObject({ status: 429, retryAfter: 9, action: 'retry' })
  })

  it('by our own limit says so too, and the verb is not run', async () => {
    const before = env().rateLimits
    env().rateLimits = { person: 1, workspace: 0 }
    restartProcess()
    const eager = { caller: callerNumber(77), setCookies: [] }
    whoAsks.mockResolvedValue(eager)
    expect((await ask(get())).status).toBe(200)
    run.mockClear()
    const response = await ask(get())
    expect(response.headers.get('retry-after')).toBe('1')
    expect(await problemOf(response)).toMatchObject({
      status: 429,
      code: 'REQUEST_LIMIT_EXCEEDED',
      action: 'retry',
      retryAfter: 1,
    })
    expect(run).not.toHaveBeenCalled()
    env().rateLimits = before
    restartProcess()
  })

  it('of a role that was just lost still hands over the refreshed session', async () => {
    whoAsks.mockRejectedValue(
      new AuthError('ROLE_MISSING', 'No role.', { status: 403, setCookies: ['a=1; Path=/'] }),
    )
    const response = await ask(get())
    expect(response.status).toBe(403)
    expect(response.headers.getSetCookie()).toEqual(['a=1; Path=/'])
  })

  it('that nobody foresaw says nothing, and the log says everything', async () => {
    const report = jest.spyOn(log, 'error').mockReturnValue()
    const cause = new Error('secret of the inside')
    run.mockRejectedValue(cause)
    const response = await ask(get())
    const text = await response.clone().text()
    expect(text).not.toContain('secret')
    const { requestId } = await problemOf(response)
    expect(report).toHaveBeenCalledWith('api.failed', { requestId, error: cause })
    report.mockRestore()
  })

  it('of a caller who leaves is heard by as many calls as a verb makes, without a warning of a leak', async () => {
    run.mockImplementation((_caller, _input, { signal }) => {
      expect(getMaxListeners(signal)).toBe(1_000)
      return Promise.resolve({ items: [] })
    })
    expect((await ask(get())).status).toBe(200)
  })

  it('to somebody who left is no failure of ours', async () => {
    const report = jest.spyOn(log, 'error').mockReturnValue()
    const leaving = new AbortController()
    run.mockImplementation((_caller, _input, { signal }) => {
      leaving.abort()
      return Promise.reject(signal.reason as Error)
    })
    const response = await ask(new Request(url, { signal: leaving.signal }))
    expect(response.status).toBe(499)
    expect(report).not.toHaveBeenCalled()
    report.mockRestore()
  })

  it('still hands over a session that was refreshed on the way, and so does an answer', async () => {
    whoAsks.mockResolvedValue({ caller: caller(), setCookies: ['a=1; Path=/', 'b=2; Path=/'] })
    expect((await ask(get())).headers.getSetCookie()).toEqual(['a=1; Path=/', 'b=2; Path=/'])
    expect((await ask(get('?limit=x'))).headers.getSetCookie()).toEqual([
      'a=1; Path=/',
      'b=2; Path=/',
    ])
  })

  it('has the cookies of a verb that succeeded beside them, and of no other', async () => {
    whoAsks.mockResolvedValue({ caller: caller(), setCookies: ['a=1; Path=/'] })
    run.mockImplementation((_caller, _input, { setCookie }) => {
      setCookie('c=3; Path=/')
      return Promise.resolve({ items: [] })
    })
    expect((await ask(get())).headers.getSetCookie()).toEqual(['a=1; Path=/', 'c=3; Path=/'])
    run.mockImplementation((_caller, _input, { setCookie }) => {
      setCookie('c=3; Path=/')
      return Promise.reject(
        new DatabricksError({
          status: 403,
          code: 'PERMISSION_DENIED',
          message: 'Not you.',
          kind: 'no-access',
        }),
      )
    })
    expect((await ask(get())).headers.getSetCookie()).toEqual(['a=1; Path=/'])
  })

  it('does not bring a session back that signed out while the verb ran', async () => {
    const leaving = caller({ sessionId: 'signed-out-meanwhile' })
    whoAsks.mockResolvedValue({ caller: leaving, setCookies: ['a=1; Path=/'] })
    run.mockImplementation(() => {
      denySession('signed-out-meanwhile')
      return Promise.resolve({ items: [] })
    })
    expect((await ask(get())).headers.getSetCookie()).toEqual([])
  })
})

describe('a document', () => {
  const handler = () =>
    declared({
      document: {
        name: () => 'things',
        write: { markdown: ({ items }) => `# ${items.length}`, html: () => '<p>things</p>' },
      },
    })

  it.each([
    ['text/markdown', 'text/markdown; charset=utf-8', '# 1', 'things.md'],
    ['text/html,*/*;q=0.8', 'text/html; charset=utf-8', '<p>things</p>', 'things.html'],
  ])('for %s is a file to save, and never runs on our origin', async (accept, type, text, name) => {
    const response = await ask(get('', { accept }), handler())
    expect(response.headers.get('content-type')).toBe(type)
    expect(response.headers.get('content-disposition')).toBe(`attachment; filename="${name}"`)
    expect(response.headers.get('content-security-policy')).toMatch(/^sandbox; default-src 'none'/)
    expect(await response.text()).toBe(text)
  })

  it('is JSON for whoever asks for nothing else, and HTML is no form of what declares none', async () => {
    const asked = await ask(get('', { accept: '*/*' }), handler())
    expect(asked.headers.get('content-type')).toContain('application/json')
    const plain = await ask(get('', { accept: 'text/html' }))
    expect(plain.headers.get('content-type')).toContain('application/json')
  })
})
