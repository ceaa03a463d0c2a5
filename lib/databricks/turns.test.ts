import { z } from 'zod'
import { apiPath } from './api-path'
import { callWorkspace } from './client'
import { holdAnswers, json, personNumber, prod, serveWorkspaces } from './testing/serve-workspaces'
import { takeTurn } from './turns'

const host = 'https://w.example'
const two = { name: 'test', atOnce: 2 }
const never = new AbortController().signal
let server: Awaited<ReturnType<typeof serveWorkspaces>>
beforeAll(async () => {
  server = await serveWorkspaces()
})
afterAll(() => server.close())

let number = 7_000
const somebody = () => personNumber(number++)

/** Whether they have had their turn by now. */
async function isTheirs(turn: Promise<unknown>): Promise<boolean> {
  const none = Symbol('none')
  return (
    (await Promise.race([turn, new Promise((resolve) => setImmediate(resolve, none))])) !== none
  )
}

it('lets a person have so many at once, the others wait in order', async () => {
  const person = somebody()
  const first = await takeTurn(two, person, host, never)
  await takeTurn(two, person, host, never)
  const [third, fourth] = [takeTurn(two, person, host, never), takeTurn(two, person, host, never)]
  expect([await isTheirs(third), await isTheirs(fourth)]).toEqual([false, false])
  first()
  expect([await isTheirs(third), await isTheirs(fourth)]).toEqual([true, false])
})

it('lets nobody wait for somebody else, at another host or for another purpose', async () => {
  const person = somebody()
  for (let at = 0; at < 2; at += 1) await takeTurn(two, person, host, never)
  for (const turn of [
    takeTurn(two, somebody(), host, never),
    takeTurn(two, person, 'https://other.example', never),
    takeTurn({ ...two, name: 'other' }, person, host, never),
  ])
    expect(await isTheirs(turn)).toBe(true)
})

it('is given back once, however often that is said', async () => {
  const person = somebody()
  const first = await takeTurn(two, person, host, never)
  await takeTurn(two, person, host, never)
  first()
  first()
  expect(await isTheirs(takeTurn(two, person, host, never))).toBe(true)
  expect(await isTheirs(takeTurn(two, person, host, never))).toBe(false)
})

it('goes to the next when somebody leaves the line', async () => {
  const person = somebody()
  const first = await takeTurn(two, person, host, never)
  await takeTurn(two, person, host, never)
  const leaving = new AbortController()
  const left = takeTurn(two, person, host, leaving.signal)
  const next = takeTurn(two, person, host, never)
  leaving.abort(new Error('gone'))
  await expect(left).rejects.toThrow('gone')
  await expect(takeTurn(two, person, host, leaving.signal)).rejects.toThrow('gone')
  first()
  expect(await isTheirs(next)).toBe(true)
})

it('ends a wait that is longer than the share allows, and the others keep their place', async () => {
  const person = somebody()
  const first = await takeTurn(two, person, host, never)
  await takeTurn(two, person, host, never)
  const hasty = takeTurn({ ...two, patienceMs: 20 }, person, host, never)
  const next = takeTurn(two, person, host, never)
  await expect(hasty).rejects.toMatchObject({ status: 429, code: 'TOO_MANY_UNDER_WAY' })
  first()
  expect(await isTheirs(next)).toBe(true)
})

it('leaves connections to a workspace for others, whatever one person asks for', async () => {
  const { reply, letGo } = holdAnswers(json({}))
  const [busy, other] = [somebody(), somebody()]
  const isOther = other.accessToken.bearer()
  server.reply((seen, response) =>
    (seen.headers.authorization === isOther ? json({ is: 'here' }) : reply)(seen, response),
  )
  const ask = (person: typeof busy) =>
    callWorkspace(person, prod, {
      method: 'GET',
      path: apiPath`/api/2.1/things/list`,
      reader: z.unknown(),
    })
  const slow = Array.from({ length: 100 }, () => ask(busy))
  expect(await ask(other)).toEqual({ is: 'here' })
  letGo()
  await Promise.all(slow)
  expect(server.seen).toHaveLength(101)
})

it('lets a change through while all that the same person reads is slow', async () => {
  const { reply, letGo } = holdAnswers(json({}))
  server.reply((seen, response) =>
    (seen.method === 'POST' ? json({ is: 'done' }) : reply)(seen, response),
  )
  const person = somebody()
  const path = apiPath`/api/2.1/things/list`
  const slow = Array.from({ length: 30 }, () =>
    callWorkspace(person, prod, { method: 'GET', path, reader: z.unknown() }),
  )
  const change = { method: 'POST', path, body: {}, reader: z.unknown() } as const
  expect(await callWorkspace(person, prod, change)).toEqual({ is: 'done' })
  letGo()
  await Promise.all(slow)
})

it('says of a call whose time was over before its turn that it was never sent', async () => {
  const { reply, letGo } = holdAnswers(json({}))
  server.reply(reply)
  const person = somebody()
  const call = { method: 'GET', path: apiPath`/api/2.1/things/list`, reader: z.unknown() } as const
  const slow = Array.from({ length: 24 }, () => callWorkspace(person, prod, call))
  await expect(callWorkspace(person, prod, { ...call, timeoutMs: 100 })).rejects.toMatchObject({
    status: 429,
    code: 'TOO_MANY_UNDER_WAY',
    mayHaveArrived: false,
  })
  letGo()
  await Promise.all(slow)
  expect(server.seen).toHaveLength(24)
})
