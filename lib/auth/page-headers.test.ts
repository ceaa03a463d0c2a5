import { leaveOtherHost } from '@/lib/auth/other-host'
import { contentSecurityPolicy, pageHeaders } from '@/lib/auth/page-headers'
import { withSettings } from '@/lib/env/testing'

jest.mock('@/lib/env/server', () => jest.requireActual<object>('@/lib/env/testing'))

const emulator = {
  LAKEDECK_EMULATOR: '1',
  NEXTAUTH_URL: 'http://localhost:3000',
  AZURE_AUTHORITY_HOST: 'http://127.0.0.1:4280',
}

beforeEach(() => withSettings())

describe('the content security policy', () => {
  test('is the one that was measured', () => {
    expect(contentSecurityPolicy('N')).toBe(
      "default-src 'self'; script-src 'self' 'nonce-N' 'strict-dynamic'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; connect-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self' https://login.microsoftonline.com",
    )
  })

  test('lets forms lead to whichever Entra is set up', () => {
    withSettings(emulator)
    expect(contentSecurityPolicy('N')).toMatch(/form-action 'self' http:\/\/127\.0\.0\.1:4280$/)
  })

  test('is looser in development alone', () => {
    expect(contentSecurityPolicy('N')).not.toMatch(/unsafe-eval|ws:/)
    withSettings({ NODE_ENV: 'development' })
    expect(contentSecurityPolicy('N')).toMatch(/'unsafe-eval'.*connect-src 'self' ws: wss:/)
  })
})

describe('the other headers', () => {
  test('keep the site on TLS for a year, where it is on TLS', () => {
    expect(pageHeaders()['strict-transport-security']).toBe('max-age=31536000; includeSubDomains')
    withSettings(emulator)
    expect(pageHeaders()).not.toHaveProperty('strict-transport-security')
  })

  test('leave our own forms an Origin to be checked by', () => {
    expect(pageHeaders()['referrer-policy']).toBe('same-origin')
  })

  test('isolate the page', () => {
    expect(pageHeaders()).toMatchObject({
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
    })
  })
})

describe('a page asked for under another host', () => {
  const leaves = (headers: Record<string, string>) => leaveOtherHost(new Headers(headers)) !== null

  test.each([
    [{ host: 'lakedeck.azurewebsites.net' }, true],
    [{ host: 'lakedeck.example.com:8443' }, true],
    [{ host: 'lakedeck.example.com.evil.example' }, true],
    [{ host: '10.0.0.7:3000', 'x-forwarded-host': 'other.example.com' }, true],
    [{ host: 'lakedeck.example.com' }, false],
    [{ host: '10.0.0.7:3000', 'x-forwarded-host': 'lakedeck.example.com' }, false],
    [{}, false],
  ])('%j is sent home: %s', (headers, expected) => {
    expect(leaves(headers as Record<string, string>)).toBe(expected)
  })

  test('127.0.0.1 is another host than localhost', () => {
    withSettings(emulator)
    expect(leaves({ host: '127.0.0.1:3000' })).toBe(true)
    expect(leaves({ host: 'localhost:3000' })).toBe(false)
  })

  test('is sent home once, so that a proxy that hides the host causes no circle', () => {
    const note = leaveOtherHost(new Headers({ host: '10.0.0.7:3000' }))
    expect(note).toMatch(/^lakedeck-host-hop=1;.*Max-Age=10;/)
    expect(leaves({ host: '10.0.0.7:3000', cookie: 'lakedeck-host-hop=1' })).toBe(false)
  })
})
