import { withSettings } from '@/lib/env/testing'
import { checkServer, judgeHeaderSize } from './server-process'

jest.mock('@/lib/env/server', () => jest.requireActual<object>('@/lib/env/testing'))

const stateOf = (name: string, isServer = true) =>
  checkServer(isServer).find(({ id }) => id === `installation.${name}`)?.state

test('an https address is good; http on this machine with real workspaces is for one person', () => {
  withSettings()
  expect(stateOf('origin')).toBe('ok')
  withSettings({ NEXTAUTH_URL: 'http://localhost:3000' })
  expect(stateOf('origin')).toBe('warning')
})

test("Node's usual 16 KB of headers are too few, and of another process nothing is known", () => {
  withSettings()
  expect(judgeHeaderSize(16_384)).toMatchObject({
    state: 'warning',
    fix: expect.stringContaining('--max-http-header-size') as string,
  })
  expect(judgeHeaderSize(32_768).state).toBe('ok')
  expect(stateOf('headers', false)).toBe('unknown')
})

describe('authentication of App Service in front', () => {
  const setting = 'WEBSITE_AUTH_ENABLED'
  afterEach(() => Reflect.deleteProperty(process.env, setting))

  test.each([
    ['True', 'failed'],
    ['False', 'ok'],
    ['', 'ok'],
  ])('%p is %s', (value, state) => {
    process.env[setting] = value
    expect(stateOf('easy-auth')).toBe(state)
  })
})
