import { fetchJson, problemOf, ProblemError } from './fetch-json'
import type { Problem } from './problem'

const problem: Problem = {
  type: 'urn:lakedeck:problem:x',
  title: 'Not possible now',
  status: 409,
  detail: 'It is terminated.',
  code: 'INVALID_STATE',
  requestId: 'id-1',
}
const realFetch = globalThis.fetch
const fetched = jest.fn<Promise<Response>, Parameters<typeof fetch>>()
beforeEach(() => {
  globalThis.fetch = fetched.mockReset()
})
afterAll(() => {
  globalThis.fetch = realFetch
})
const answer = (body: string, status = 200) =>
  fetched.mockResolvedValue(new Response(body, { status }))
const headersOf = () => fetched.mock.calls[0]?.[1]?.headers as Headers
const failure = (promise: Promise<unknown>) =>
  promise.then(
    () => Promise.reject(new Error('it succeeded')),
    (error: unknown) => problemOf(error),
  )

it('brings the header that another site cannot send, and the type of its body', async () => {
  answer('{"a":1}')
  expect(await fetchJson('/api/x', { method: 'POST', body: '{}' })).toEqual({ a: 1 })
  expect(headersOf().get('x-lakedeck')).toBe('1')
  expect(headersOf().get('content-type')).toBe('application/json')
})

it('says no type where there is no body', async () => {
  answer('{}')
  await fetchJson('/api/x')
  expect(headersOf().get('content-type')).toBeNull()
})

it('throws the problem that the server sent', async () => {
  answer(JSON.stringify(problem), 409)
  expect(await failure(fetchJson('/api/x'))).toEqual(problem)
})

it.each([
  ['a page', '<html>502</html>', 502],
  ['a success without data', '', 200],
  ['JSON of somebody else', '{"message":"x"}', 503],
])('has words of its own for %s', async (_what, body, status) => {
  answer(body, status)
  expect(await failure(fetchJson('/api/x'))).toMatchObject({
    code: 'UNREADABLE',
    status,
    action: 'retry',
  })
})

it('has words of its own when nothing answers', async () => {
  fetched.mockRejectedValue(new TypeError('fetch failed'))
  expect(await failure(fetchJson('/api/x'))).toMatchObject({ code: 'OFFLINE', action: 'retry' })
})

it('is silent about a request that was given up', async () => {
  const leaving = new AbortController()
  leaving.abort()
  fetched.mockRejectedValue(new DOMException('aborted', 'AbortError'))
  await expect(fetchJson('/api/x', { signal: leaving.signal })).rejects.toMatchObject({
    name: 'AbortError',
  })
})

it('shows people no fault of the page itself', () => {
  expect(problemOf(new TypeError('x is undefined'))?.detail).not.toContain('undefined')
  expect(problemOf(undefined)).toBeUndefined()
  expect(new ProblemError(problem).message).toBe('It is terminated.')
})
