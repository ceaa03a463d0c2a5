import { callerNumber } from '@/lib/api/testing/test-caller'
import { dev, prod } from '@/lib/databricks/testing/serve-workspaces'
import { restartProcess, withSettings } from '@/lib/env/testing'
import { log } from '@/lib/log'
import { spend } from '@/lib/policy/rate-limit'
import { redis } from '@/lib/redis'
import { LocalRedis } from '@/lib/testing/local-redis'

jest.mock('@/lib/env/server', () => jest.requireActual<object>('@/lib/env/testing'))
jest.mock('@/lib/log', () => ({ log: { warn: jest.fn(), info: jest.fn() } }))

const limits = (person: number, workspace: number, more = {}) =>
  withSettings({
    RATE_LIMIT_PERSON: String(person),
    RATE_LIMIT_WORKSPACE: String(workspace),
    ...more,
  })

beforeEach(() => {
  jest.clearAllMocks()
  restartProcess()
})

/** How many of so many requests at once are let through. */
async function letThrough(times: number, person = 1, workspace: typeof prod | null = prod) {
  const all = Array.from({ length: times }, () => spend(callerNumber(person), workspace))
  const settled = await Promise.allSettled(all)
  return settled.filter(({ status }) => status === 'fulfilled').length
}

describe('counted in this process', () => {
  test('a person may make so many requests a second, whatever they ask for', async () => {
    limits(5, 0)
    expect(await letThrough(4)).toBe(4)
    expect(await letThrough(4, 1, dev)).toBe(1)
    expect(await letThrough(4, 1, null)).toBe(0)
  })

  test('one person does not use up what another may', async () => {
    limits(2, 0)
    expect(await letThrough(9, 1)).toBe(2)
    expect(await letThrough(9, 2)).toBe(2)
  })

  test('a workspace gets so many from everybody together, another workspace its own', async () => {
    limits(0, 3)
    expect(await letThrough(2, 1)).toBe(2)
    expect(await letThrough(2, 2)).toBe(1)
    expect(await letThrough(2, 3, dev)).toBe(2)
  })

  test('personal access tokens, which anybody can make up, leave half of the workspace to people', async () => {
    limits(0, 6)
    const madeUp = Array.from({ length: 50 }, (_, at) =>
      spend(callerNumber(100 + at, { kind: 'personal-access-token' }), prod),
    )
    const settled = await Promise.allSettled(madeUp)
    expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(3)
    expect(await letThrough(9)).toBe(3)
  })

  test('who is refused as a person takes nothing from the workspace', async () => {
    limits(1, 3)
    expect(await letThrough(50, 1)).toBe(1)
    expect(await letThrough(1, 2)).toBe(1)
    expect(await letThrough(1, 3)).toBe(1)
  })

  test('a refusal has what the official clients retry by, and the second after is a new one', async () => {
    limits(1, 0)
    await spend(callerNumber(1), prod)
    await expect(spend(callerNumber(1), prod)).rejects.toMatchObject({
      name: 'RequestLimitError',
      status: 429,
      code: 'REQUEST_LIMIT_EXCEEDED',
      retryAfterSeconds: 1,
      message: expect.stringMatching(/1 requests a second.*in 1 s/) as string,
    })
    await new Promise((resolve) => setTimeout(resolve, 1_050))
    await expect(spend(callerNumber(1), prod)).resolves.toBeUndefined()
  })

  test('0 is no limit', async () => {
    limits(0, 0)
    expect(await letThrough(2_000)).toBe(2_000)
  })
})

describe('counted in Redis', () => {
  let server: LocalRedis
  beforeEach(async () => {
    server = await new LocalRedis().start()
    limits(5, 0, { REDIS_URL: server.url })
    const client = await redis()
    await new Promise<void>((resolve) => client?.once('ready', () => resolve()))
  })
  afterEach(async () => {
    ;(await redis())?.destroy()
    await server.stop()
  })

  test('two servers count together', async () => {
    expect(await letThrough(3)).toBe(3)
    // Another server has none of this one's memory, only the same Redis.
    for (const budget of ['limit.person', 'shared-limit.person'])
      Reflect.deleteProperty(globalThis, Symbol.for(`lakedeck.policy.${budget}`))
    expect(await letThrough(9)).toBe(2)
    expect(server.commands.filter(([name]) => name === 'EVAL')).toHaveLength(12)
  })

  test('while it is away, each counts for itself, and says so once', async () => {
    await server.stop()
    expect(await letThrough(9)).toBe(5)
    expect(await letThrough(9, 2)).toBe(5)
    const warnings = jest.mocked(log.warn).mock.calls.map(([event]) => event)
    expect(warnings.filter((event) => event === 'limits.counted-alone')).toHaveLength(1)
  })

  test('while it is silent, nobody waits for it', async () => {
    server.isSilent = true
    expect(await letThrough(9)).toBe(5)
  })

  test('when it is back, it is used again', async () => {
    await server.stop()
    expect(await letThrough(1)).toBe(1)
    await server.start()
    const client = await redis()
    if (!client?.isReady)
      await new Promise<void>((resolve) => client?.once('ready', () => resolve()))
    server.commands.length = 0
    expect(await letThrough(2, 2)).toBe(2)
    expect(server.commands.some(([name]) => name === 'EVAL')).toBe(true)
  })
})
