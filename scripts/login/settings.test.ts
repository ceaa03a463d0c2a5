import { demoPersonIn, loginSettings } from './settings'

it('one of the demo’s people is meant by name, and nobody where none is named', () => {
  expect(demoPersonIn(['--demo', '--as=ben', '--env'])).toBe('ben')
  expect(demoPersonIn(['--demo', '--env'])).toBeNull()
})

it.each([
  ['without a value, as an unset variable leaves it', ['--demo', '--as=']],
  ['without the sign before its value', ['--demo', '--as', 'ben']],
])('a name %s is refused, so that no script waits for a code', (_, args) => {
  expect(() => demoPersonIn(args)).toThrow('--as needs a value right after it: --as=<…>.')
})

it('a person of the demo is refused where nobody said that the demo is meant', () => {
  expect(() => demoPersonIn(['--as=ben'])).toThrow('add --demo')
})

describe('the authority', () => {
  const before = { ...process.env }
  beforeEach(() => Object.assign(process.env, { AZURE_AD_TENANT_ID: 't', AZURE_AD_CLIENT_ID: 'c' }))
  afterEach(() => {
    process.env = { ...before }
  })

  it.each(['http://login.example', 'http://127.0.0.1.login.example', 'ftp://x', 'no address'])(
    'is refused where a token would go without TLS: %s',
    async (named) => {
      process.env.AZURE_AUTHORITY_HOST = named
      await expect(loginSettings([])).rejects.toThrow('must be an https address')
    },
  )

  it.each(['https://login.example', 'http://127.0.0.1:4280'])('is taken: %s', async (named) => {
    process.env.AZURE_AUTHORITY_HOST = named
    expect((await loginSettings([])).authorityHost).toBe(named)
  })
})
