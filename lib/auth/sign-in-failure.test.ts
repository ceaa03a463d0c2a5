import { readTrail } from '@/lib/auth/sign-in-failure'

const trailOf = (...messages: string[]) => ({
  session: null,
  errors: messages.map((message) => ({ code: 'OAUTH_CALLBACK_ERROR', error: new Error(message) })),
})

test.each([
  ['State cookie was missing.', 'StateLost'],
  ['PKCE code_verifier value could not be parsed.', 'StateLost'],
  ['state mismatch, expected a, got: b', 'StateLost'],
  ['checks.state argument is missing', 'StateLost'],
  ['nonce mismatch, expected a, got: b', 'StateLost'],
  [
    'x cookie was created for a different provider than the one handling the callback.',
    'StateLost',
  ],
  ['decryption operation failed', 'StateLost'],
  ['Invalid Compact JWE', 'StateLost'],
  ['"exp" claim timestamp check failed', 'StateLost'],
  ['outgoing request timed out after 10000ms', 'Unreachable'],
  ['connect ECONNREFUSED 127.0.0.1:443', 'Unreachable'],
  ['getaddrinfo ENOTFOUND login.microsoftonline.com', 'Unreachable'],
  ['expected 200 OK, got: 503 Service Unavailable', 'Busy'],
  ['expected 200 OK, got: 429 Too Many Requests', 'Busy'],
  ['server_error (AADSTS is not there)', 'Busy'],
  ['expected 200 OK, got: 407 Proxy Authentication Required', 'StrangeAnswer'],
  ['Unexpected token \'<\', "<html>" is not valid JSON', 'StrangeAnswer'],
  ['invalid_client (AADSTS7000215: Invalid client secret provided.)', '7000215'],
  ['invalid_grant (AADSTS54005: already redeemed. Correlation ID: x)', '54005'],
  ['id_token issued in the future, now 1, iat 2', 'Callback'],
  ['', 'Callback'],
])('%p is %s', (message, code) => expect(readTrail(trailOf(message)).code).toBe(code))

test('a refusal of ours has its own name', () => {
  const errors = [{ code: 'RoleMissing', error: null }]
  expect(readTrail({ session: null, errors }).code).toBe('RoleMissing')
})

test('an empty trail is our own fault', () => {
  expect(readTrail({ session: null, errors: [] })).toMatchObject({ code: 'Callback', error: null })
})

test('the last error counts, with its correlation id', () => {
  const failure = readTrail(
    trailOf('first', 'x (AADSTS90033: Correlation ID: 7d1c2b3a-0000-4000-8000-00000000cafe)'),
  )
  expect(failure).toMatchObject({
    code: '90033',
    correlationId: '7d1c2b3a-0000-4000-8000-00000000cafe',
  })
})
