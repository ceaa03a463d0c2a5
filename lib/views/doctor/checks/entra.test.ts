import { LocalEntra } from '@/lib/auth/testing/local-entra'
import { withSettings } from '@/lib/env/testing'
import { checkDiscovery, judgeClock } from './entra'

jest.mock('@/lib/env/server', () => jest.requireActual<object>('@/lib/env/testing'))

let entra: LocalEntra
beforeAll(async () => {
  entra = await LocalEntra.start()
})
afterAll(() => entra.stop())

test('Entra that knows the tenant is good', async () => {
  withSettings(entra.settings())
  expect((await checkDiscovery()).map(({ state }) => state)).toEqual(['ok', 'ok'])
})

test('another issuer than the settings lead to fails, with the settings to look at', async () => {
  withSettings(entra.settings({ AZURE_AD_TENANT_ID: '00000000-0000-4000-8000-000000000000' }))
  const [discovery] = await checkDiscovery()
  expect(discovery).toMatchObject({
    state: 'failed',
    fix: expect.stringContaining('AZURE_AD_TENANT_ID') as string,
  })
})

test('Entra that cannot be reached fails, with the way out to open', async () => {
  withSettings({ LAKEDECK_EMULATOR: '1', AZURE_AUTHORITY_HOST: 'http://127.0.0.1:1' })
  const [discovery, clock] = await checkDiscovery()
  expect(discovery).toMatchObject({
    state: 'failed',
    words: expect.stringContaining('refuses the connection') as string,
  })
  expect(clock?.state).toBe('unknown')
})

const now = Date.parse('2026-11-28T09:00:00Z')
test.each([
  ['Sat, 28 Nov 2026 09:00:20 GMT', 'ok'],
  ['Sat, 28 Nov 2026 08:58:00 GMT', 'warning'],
  ['Sat, 28 Nov 2026 09:06:00 GMT', 'failed'],
  ['once upon a time', 'unknown'],
  [null, 'unknown'],
])('a clock against %p is %s', (date, state) => expect(judgeClock(date, now).state).toBe(state))
