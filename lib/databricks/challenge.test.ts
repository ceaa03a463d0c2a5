import { claimsOf } from './challenge'

const encode = (text: string) => Buffer.from(text).toString('base64')

it('reads the claims of a challenge', () => {
  const claims = '{"access_token":{"nbf":{"essential":true,"value":"1604106651"}}}'
  const header = `Bearer realm="", authorization_uri="https://login.microsoftonline.com/common/oauth2/authorize", error="insufficient_claims", claims="${encode(claims)}"`
  expect(claimsOf(header)).toBe(claims)
})

it.each([
  ['no header', null],
  ['a plain one', 'Bearer'],
  ['another error', `Bearer error="invalid_token", claims="${encode('{}')}"`],
  ['no claims', 'Bearer error="insufficient_claims"'],
  ['claims that are no JSON', `Bearer error="insufficient_claims", claims="${encode('hello')}"`],
  ['claims that are a list', `Bearer error="insufficient_claims", claims="${encode('[]')}"`],
  ['a header without end', `Bearer error="insufficient_claims", claims="${'A'.repeat(10_000)}"`],
])('finds none in %s', (_what, header) => {
  expect(claimsOf(header)).toBeUndefined()
})
