import { setTimeout } from 'node:timers/promises'
import { shareOfGateway } from './pool'
import { open, send } from './testing/send'
import { json, type Reply } from './testing/upstream'
import { startWorld, type World } from './testing/world'

jest.mock('@/lib/env/server', () => jest.requireActual<object>('@/lib/env/testing'))
jest.mock('@/lib/log', () => ({
  log: { debug: jest.fn(), info: jest.fn(), warn: jest.fn(), error: jest.fn(), audit: jest.fn() },
}))

let world: World
beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world.stop())
beforeEach(() => world.settle())

const path = '/api/2.1/jobs/list'
/** More than there are connections to a workspace. */
const many = 300

describe.each(['route door', 'server door'] as const)('through the %s', (name) => {
  const origin = () => world.doors.find((each) => each.name === name)?.origin ?? ''
  const asked = (token: string) => ({ path, headers: { authorization: `Bearer ${token}` } })
  const people = async () => {
    const tokens = [await world.token(), await world.token({ oid: `somebody-else-${name}` })]
    return tokens.map(asked) as [ReturnType<typeof asked>, ReturnType<typeof asked>]
  }
  const replyTo = (busy: ReturnType<typeof asked>, reply: Reply): Reply => {
    return (received, response) =>
      (received.headers.authorization === busy.headers.authorization ? reply : json({}))(
        received,
        response,
      )
  }

  test('who waits for hundreds of answers leaves room for others, and gets theirs in turn', async () => {
    const [busy, other] = await people()
    let letGo: () => void = () => undefined
    const gate = new Promise<void>((resolve) => (letGo = resolve))
    world.prod.reply(
      replyTo(busy, (received, response) => void gate.then(() => json({})(received, response))),
    )
    const slow = Array.from({ length: many }, () => send(origin(), busy))
    expect((await send(origin(), other)).status).toBe(200)
    letGo()
    const statuses = (await Promise.all(slow)).map(({ status }) => status)
    expect(new Set(statuses)).toEqual(new Set([200]))
    expect(world.prod.received).toHaveLength(many + 1)
  })

  test('who waits for hundreds of answers too long is told when to ask again, and nothing is sent', async () => {
    const [busy] = await people()
    const patience = jest.replaceProperty(shareOfGateway, 'patienceMs', 50)
    let letGo: () => void = () => undefined
    const gate = new Promise<void>((resolve) => (letGo = resolve))
    world.prod.reply((received, response) => void gate.then(() => json({})(received, response)))
    const slow = Array.from({ length: shareOfGateway.atOnce }, () => send(origin(), busy))
    while (world.prod.received.length < slow.length) await setTimeout(5)
    const { status, headers, body } = await send(origin(), busy)
    expect([status, headers['retry-after']]).toEqual([429, '5'])
    expect(JSON.parse(body.toString())).toMatchObject({ error_code: 'TOO_MANY_UNDER_WAY' })
    letGo()
    await Promise.all(slow)
    expect(world.prod.received).toHaveLength(slow.length)
    patience.restore()
  })

  test('whose answers break, or who leaves in the middle of them, may ask again', async () => {
    const [busy] = await people()
    world.prod.reply((_received, response) => {
      response.writeHead(200, { 'content-type': 'application/json' }).write('{')
      setImmediate(() => response.destroy())
    })
    await Promise.allSettled(Array.from({ length: 70 }, () => send(origin(), busy)))
    world.prod.reply((_received, response) => void response.writeHead(200).write('{'))
    const leaving = new AbortController()
    const begun = Array.from({ length: 70 }, async () => {
      const answer = await open(origin(), busy, leaving.signal)
      answer.on('error', () => undefined)
    })
    await Promise.race(begun)
    leaving.abort()
    await Promise.allSettled(begun)
    world.prod.reply(json({}))
    expect((await send(origin(), busy)).status).toBe(200)
  })
})
