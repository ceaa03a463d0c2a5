import { denialsKnown, denySession, isDenied } from '@/lib/auth/denied-sessions'
import { restartProcess, withSettings } from '@/lib/env/testing'
import { redis } from '@/lib/redis'
import { LocalRedis } from '@/lib/testing/local-redis'

jest.mock('@/lib/env/server', () => jest.requireActual<object>('@/lib/env/testing'))
jest.mock('@/lib/log', () => ({ log: { warn: jest.fn(), info: jest.fn() } }))

beforeEach(restartProcess)

const until = async (isSo: () => boolean) => {
  const deadline = Date.now() + 5_000
  while (!isSo() && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 20))
  return isSo()
}

test('without Redis a denied session is refused by this process, until it restarts', async () => {
  withSettings()
  denySession('s-1')
  expect(isDenied('s-1')).toBe(true)
  expect(isDenied('s-2')).toBe(false)
  restartProcess()
  await denialsKnown()
  expect(isDenied('s-1')).toBe(false)
})

describe('with Redis', () => {
  let server: LocalRedis
  const clients: { destroy: () => void }[] = []
  /** What a server has of its own: its memory and its connections. */
  const anotherServer = async () => {
    restartProcess()
    await denialsKnown()
    const client = await redis()
    if (client) clients.push(client)
  }
  beforeEach(async () => {
    server = await new LocalRedis().start()
    withSettings({ REDIS_URL: server.url })
    await anotherServer()
  })
  afterEach(async () => {
    for (const client of clients.splice(0)) client.destroy()
    await server.stop()
  })
  const stored = () => server.commands.some(([name]) => name === 'ZADD')

  test('a denial outlives a restart', async () => {
    denySession('s-1')
    expect(await until(stored)).toBe(true)
    await anotherServer()
    expect(isDenied('s-1')).toBe(true)
    expect(isDenied('s-2')).toBe(false)
  })

  test('a denial reaches the servers that run, without a question of theirs', async () => {
    const first = Reflect.get(globalThis, Symbol.for('lakedeck.auth.denied-sessions')) as object
    await anotherServer()
    denySession('s-3')
    Reflect.set(globalThis, Symbol.for('lakedeck.auth.denied-sessions'), first)
    expect(await until(() => isDenied('s-3'))).toBe(true)
  })

  test('what is denied while it is away is refused here, and told when it is back', async () => {
    await server.stop()
    denySession('s-4')
    expect(isDenied('s-4')).toBe(true)
    server.commands.length = 0
    await server.start()
    expect(await until(stored)).toBe(true)
    await anotherServer()
    expect(isDenied('s-4')).toBe(true)
  })

  test('while it is silent, nobody waits for its answer at the start', async () => {
    server.isSilent = true
    await anotherServer()
    denySession('s-5')
    expect(isDenied('s-5')).toBe(true)
  })
})
