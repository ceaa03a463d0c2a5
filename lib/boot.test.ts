import { boot } from '@/lib/boot'
import { testSettings } from '@/lib/env/testing'
import { log } from '@/lib/log'

jest.mock('@/lib/log', () => ({ log: { warn: jest.fn(), info: jest.fn(), error: jest.fn() } }))

const before = { ...process.env }
const written: string[] = []

beforeEach(() => {
  written.length = 0
  jest.spyOn(process, 'exit').mockImplementation((code) => {
    throw new Error(`exit ${String(code)}`)
  })
  jest.spyOn(process.stderr, 'write').mockImplementation((text) => written.push(String(text)) > 0)
})
afterEach(() => {
  jest.restoreAllMocks()
  process.env = { ...before }
})

test('wrong settings stop the server, with every fault in one message', () => {
  process.env = {
    ...before,
    ...testSettings,
    AZURE_AD_TENANT_ID: 'common',
    NEXTAUTH_SECRET: 'short',
  }
  expect(() => boot()).toThrow('exit 1')
  expect(written.join('')).toMatch(
    /2 settings are wrong.*NEXTAUTH_SECRET is too short.*AZURE_AD_TENANT_ID must/s,
  )
  expect(written.join('')).not.toContain(testSettings.AZURE_AD_CLIENT_SECRET)
})

test('trust in the Host header without an address of our own stops the server', () => {
  process.env = { ...before, ...testSettings, AUTH_TRUST_HOST: '1', NEXTAUTH_URL: '' }
  expect(() => boot()).toThrow('exit 1')
  expect(written.join('')).toMatch(/AUTH_TRUST_HOST believes any Host header/)
})

test('right settings are told without any secret', () => {
  process.env = { ...before, ...testSettings }
  boot()
  const line = JSON.stringify(jest.mocked(log.info).mock.calls)
  expect(line).toContain('https://lakedeck.example.com')
  expect(line).not.toMatch(/a-client-secret|a-test-secret/)
})

test.each([
  ['True', 1],
  ['False', 0],
  ['', 0],
])("App Service's own sign-in, WEBSITE_AUTH_ENABLED=%s, is told %d times", (value, times) => {
  process.env = { ...before, ...testSettings, WEBSITE_AUTH_ENABLED: value }
  jest.mocked(log.warn).mockClear()
  boot()
  const told = jest.mocked(log.warn).mock.calls.filter(([event]) => event === 'easy-auth.on')
  expect(told).toHaveLength(times)
})
