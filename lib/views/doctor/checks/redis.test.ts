import { restartProcess, withSettings } from '@/lib/env/testing'
import { redis } from '@/lib/redis'
import { LocalRedis } from '@/lib/testing/local-redis'
import { checkRedis, withoutRedis } from './redis'

jest.mock('@/lib/env/server', () => jest.requireActual<object>('@/lib/env/testing'))
jest.mock('@/lib/log', () => ({ log: { warn: jest.fn(), info: jest.fn() } }))
beforeEach(() => restartProcess())

test('Redis that answers is good', async () => {
  const server = await new LocalRedis().start()
  withSettings({ REDIS_URL: server.url })
  expect(await checkRedis()).toMatchObject({ state: 'ok' })
  ;(await redis())?.destroy()
  await server.stop()
})

test('Redis that is set and away fails, with what follows and no password', async () => {
  withSettings({ REDIS_URL: 'redis://:canary@127.0.0.1:1' })
  const check = await checkRedis()
  expect(check).toMatchObject({
    state: 'failed',
    words: expect.stringMatching(/may win once; .* per instance/) as string,
  })
  expect(JSON.stringify(check)).not.toContain('canary')
  ;(await redis())?.destroy()
})

test('without Redis it is said what several instances lose, louder where there may be several', () => {
  expect(withoutRedis('own').state).toBe('ok')
  for (const platform of ['vercel', 'app-service', 'kubernetes'] as const)
    expect(withoutRedis(platform)).toMatchObject({
      state: 'warning',
      words: expect.stringMatching(/may win once; limits on requests count per instance/) as string,
    })
})
