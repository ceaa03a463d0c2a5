import { z } from 'zod'
import { apiPath } from './api-path'
import { answerKey, forgetAnswers, NotAsked, remembered, type Remembered } from './cache'
import { askWorkspace, callWorkspace } from './client'
import { DatabricksError } from './errors'
import {
  dev,
  json,
  personNumber,
  prod,
  serveWorkspaces,
  type Reply,
} from './testing/serve-workspaces'
import { knownWorkspace } from './workspaces'

let server: Awaited<ReturnType<typeof serveWorkspaces>>
beforeAll(async () => {
  server = await serveWorkspaces()
})
afterAll(() => server.close())

const answer = (value: unknown, at = Date.now()): Remembered => ({ value, at, bytes: 10 })
const later = <T>(value: T, ms: number) =>
  new Promise<T>((resolve) => setTimeout(resolve, ms, value))

let number = 100
const somebody = () => personNumber(number++)
const place = { alias: prod, host: 'https://w.example' }
const keyOf = (person = somebody()) => answerKey(person, place.host, 'GET', '/api/2.0/x')

describe('an answer', () => {
  it('is asked for once by all who ask at the same time', async () => {
    const load = jest.fn(() => later(answer('a'), 20))
    const key = keyOf()
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => remembered(key, { freshMs: 0 }, load)),
    )
    expect(answers.map(({ value }) => value)).toEqual(Array(10).fill('a'))
    expect(load).toHaveBeenCalledTimes(1)
  })

  it('is used again while it is fresh, and asked for anew after that', async () => {
    const load = jest.fn(() => Promise.resolve(answer('a')))
    const key = keyOf()
    await remembered(key, { freshMs: 1000 }, load)
    await remembered(key, { freshMs: 1000 }, load)
    expect(load).toHaveBeenCalledTimes(1)
    await remembered(key, { freshMs: 0 }, load)
    expect(load).toHaveBeenCalledTimes(2)
  })

  it('is asked for only where a call may begin; a stale one stands as it is', async () => {
    const [key, other] = [keyOf(), keyOf()]
    const mayAsk = jest.fn(() => false)
    const keep = { freshMs: 60_000, staleMs: 600_000, mayAsk }
    const load = jest.fn(() => Promise.resolve(answer('new')))
    await expect(remembered(other, keep, load)).rejects.toBeInstanceOf(NotAsked)
    const old = () => Promise.resolve(answer('old', Date.now() - 100_000))
    await remembered(key, { freshMs: 0 }, old)
    expect((await remembered(key, keep, load)).value).toBe('old')
    expect(mayAsk.mock.calls).toEqual([[false], [true]])
    expect(load).not.toHaveBeenCalled()
    mayAsk.mockReturnValue(true)
    expect((await remembered(other, keep, load)).value).toBe('new')
    // What is fresh needs no call.
    expect((await remembered(other, keep, load)).value).toBe('new')
    expect(mayAsk).toHaveBeenCalledTimes(3)
  })

  it('is given at once when stale, while a new one comes behind it', async () => {
    const key = keyOf()
    const keep = { freshMs: 60_000, staleMs: 600_000 }
    await remembered(key, keep, () => Promise.resolve(answer('old', Date.now() - 100_000)))
    const load = jest.fn(() => later(answer('new'), 5))
    expect((await remembered(key, keep, load)).value).toBe('old')
    await later(null, 7)
    expect((await remembered(key, keep, load)).value).toBe('new')
    expect(load).toHaveBeenCalledTimes(1)
  })

  it('that failed is not kept', async () => {
    const key = keyOf()
    await expect(
      remembered(key, { freshMs: 1000 }, () => Promise.reject(new Error('no'))),
    ).rejects.toThrow('no')
    expect(
      (await remembered(key, { freshMs: 1000 }, () => Promise.resolve(answer('a')))).value,
    ).toBe('a')
  })

  const refusal = (kind: 'no-access' | 'not-found' | 'unavailable') =>
    Promise.reject(new DatabricksError({ kind, status: 403, code: 'X', message: 'x' }))

  it.each(['no-access', 'not-found'] as const)(
    'that is stale is given no more once its renewal was refused: %s',
    async (kind) => {
      const key = keyOf()
      const keep = { freshMs: 10, staleMs: 60_000 }
      await remembered(key, keep, () => Promise.resolve(answer('old', Date.now() - 100)))
      expect((await remembered(key, keep, () => refusal(kind))).value).toBe('old')
      await later(null, 5)
      await expect(remembered(key, keep, () => refusal(kind))).rejects.toMatchObject({ kind })
    },
  )

  it('that is stale is given on while its renewal fails for another reason', async () => {
    const key = keyOf()
    const keep = { freshMs: 10, staleMs: 60_000 }
    await remembered(key, keep, () => Promise.resolve(answer('old', Date.now() - 100)))
    for (let time = 0; time < 3; time++) {
      expect((await remembered(key, keep, () => refusal('unavailable'))).value).toBe('old')
      await later(null, 5)
    }
  })

  it('that was under way when the person changed something is not kept', async () => {
    const person = somebody()
    const key = keyOf(person)
    const before = remembered(key, { freshMs: 1000 }, () => later(answer('before'), 20))
    forgetAnswers(person, place)
    await before
    expect(
      (await remembered(key, { freshMs: 1000 }, () => Promise.resolve(answer('after')))).value,
    ).toBe('after')
  })

  it('is kept when the person changes something elsewhere', async () => {
    const person = somebody()
    const key = keyOf(person)
    const ask = (value: string) =>
      remembered(key, { freshMs: 1000 }, () => Promise.resolve(answer(value)))
    await ask('before')
    forgetAnswers(person, { alias: dev, host: 'https://w.example.org' })
    expect((await ask('after')).value).toBe('before')
    forgetAnswers(person, place)
    expect((await ask('after')).value).toBe('after')
  })
})

describe('between people', () => {
  const whoAmI: Reply = (seen, response) =>
    json({ token: seen.headers.authorization, at: seen.url })(seen, response)
  const reader = z.object({ token: z.string() })
  const path = apiPath`/api/2.0/who`
  const keep = { freshMs: 60_000 }
  const ask = (person: ReturnType<typeof somebody>, workspace = prod) =>
    callWorkspace(person, workspace, { method: 'GET', path, reader, keep })

  it('no answer ever crosses, however the calls interleave', async () => {
    server.reply(whoAmI)
    const people = Array.from({ length: 20 }, somebody)
    const calls = Array.from(
      { length: 2_000 },
      (_, at) => people[(at * 7) % 20] as (typeof people)[number],
    )
    const answers = await Promise.all(
      calls.map(async (person) => ({ person, answer: await ask(person) })),
    )
    for (const { person, answer } of answers) expect(answer.token).toBe(person.accessToken.bearer())
    expect(server.seen).toHaveLength(20)
  })

  it('a change drops what that person was told, and nobody else', async () => {
    server.reply(whoAmI)
    const [one, other] = [somebody(), somebody()]
    await Promise.all([ask(one), ask(other)])
    await callWorkspace(one, prod, { method: 'POST', path, body: {}, reader: z.unknown() })
    await Promise.all([ask(one), ask(other)])
    expect(server.seen.filter(({ method }) => method === 'GET')).toHaveLength(3)
  })

  it('a POST that only asks drops nothing', async () => {
    server.reply(whoAmI)
    const person = somebody()
    await ask(person)
    await callWorkspace(person, prod, {
      method: 'POST',
      path,
      body: {},
      reader: z.unknown(),
      readsOnly: true,
    })
    await ask(person)
    expect(server.seen.filter(({ method }) => method === 'GET')).toHaveLength(1)
  })

  it('one who leaves takes the answer from nobody who waits with them', async () => {
    server.reply((seen, response) => void setTimeout(() => whoAmI(seen, response), 50))
    const person = somebody()
    const leaving = new AbortController()
    const left = callWorkspace(person, prod, {
      method: 'GET',
      path,
      reader,
      keep,
      signal: leaving.signal,
    })
    const stays = ask(person)
    leaving.abort(new Error('left'))
    await expect(left).rejects.toThrow('left')
    expect((await stays).token).toBe(person.accessToken.bearer())
  })

  it('an answer says when Databricks was asked, also the second time', async () => {
    server.reply(whoAmI)
    const person = somebody()
    const call = { method: 'GET', path, reader, keep } as const
    const first = await askWorkspace(person, dev, call)
    await later(null, 5)
    expect((await askWorkspace(person, dev, call)).asOf).toBe(first.asOf)
  })
})

describe('an answer that lasts', () => {
  const call = (part?: { name: string; of: (value: unknown) => unknown }) => ({
    method: 'GET' as const,
    path: apiPath`/api/2.0/lasting`,
    reader: z.unknown(),
    keep: { freshMs: 60_000, isLasting: true, ...(part ? { part } : {}) },
  })

  it('outlives what the person changes, and is still nobody else’s', async () => {
    server.reply(json({ logs: 'long', error: 'short' }))
    const person = somebody()
    await callWorkspace(person, prod, call())
    forgetAnswers(person, knownWorkspace(person, prod))
    await callWorkspace(person, prod, call())
    expect(server.seen).toHaveLength(1)
    await callWorkspace(somebody(), prod, call())
    expect(server.seen).toHaveLength(2)
  })

  it('may be kept in part, and the part never passes for the whole', async () => {
    server.reply(json({ logs: 'long', error: 'short' }))
    const person = somebody()
    const error = {
      name: 'error',
      of: (value: unknown) => ({ error: (value as { error: string }).error }),
    }
    expect(await callWorkspace(person, prod, call(error))).toEqual({ error: 'short' })
    expect(await callWorkspace(person, prod, call(error))).toEqual({ error: 'short' })
    expect(await callWorkspace(person, prod, call())).toEqual({ logs: 'long', error: 'short' })
    expect(server.seen).toHaveLength(2)
  })
})
