import { newPress, sendPress } from './press'

const problem = (status: number, more: object = {}) => ({
  ok: false,
  status,
  headers: new Headers(),
  json: () =>
    Promise.resolve({
      type: 'urn:x',
      title: 'No',
      status,
      detail: 'No.',
      code: 'X',
      requestId: '',
      ...more,
    }),
})
const done = {
  ok: true,
  status: 200,
  headers: new Headers(),
  json: () => Promise.resolve({ runId: '7' }),
}

let keys: (string | null)[]
function answer(...answers: unknown[]) {
  keys = []
  globalThis.fetch = jest.fn((_path: string, init: RequestInit) => {
    keys.push(new Headers(init.headers).get('idempotency-key'))
    const next = answers.shift()
    return next instanceof Error ? Promise.reject(next) : Promise.resolve(next)
  }) as unknown as typeof fetch
}
beforeEach(() => jest.useFakeTimers({ advanceTimers: 100 }))
afterEach(() => jest.useRealTimers())

it('keeps its key until it is answered, over lost connections and refusals that pass', async () => {
  answer(new TypeError('reset'), problem(503, { action: 'retry' }), done)
  const press = newPress()
  expect(await sendPress('/x', {}, press)).toEqual({ runId: '7' })
  expect(keys).toEqual([press.key, press.key, press.key])
})

it('is not sent again when somebody said no', async () => {
  answer(problem(403, { action: 'ask-admin' }))
  await expect(sendPress('/x', {}, newPress())).rejects.toThrow('No.')
  expect(keys).toHaveLength(1)
})

it('gives up after three tries, or at once when it would have to wait for long', async () => {
  answer(...Array<Error>(9).fill(new TypeError('reset')))
  await expect(sendPress('/x', {}, newPress())).rejects.toThrow('did not answer')
  expect(keys).toHaveLength(3)
  answer(problem(429, { action: 'retry', retryAfter: 60 }))
  await expect(sendPress('/x', {}, newPress())).rejects.toThrow('No.')
  expect(keys).toHaveLength(1)
})

it('has another key each time', () => {
  const all = new Set(Array.from({ length: 100 }, () => newPress().key))
  expect(all.size).toBe(100)
  expect([...all].every((key) => /^[0-9a-f]{32}$/.test(key))).toBe(true)
})
