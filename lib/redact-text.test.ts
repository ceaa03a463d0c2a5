import { redactText } from '@/lib/redact-text'

const jwt = `eyJhbGciOiJSUzI1NiJ9.eyJvaWQiOiIxIn0.${'s'.repeat(40)}`

test.each([
  ['a signed token', `Invalid access token ${jwt} for org 1`, /eyJ|sss/],
  ['a cut token', `Token ${jwt.slice(0, 24)}… is bad`, /eyJ/],
  ['a personal access token', 'dapi0123456789abcdef0123456789abcdef-2 is revoked', /dapi|abcdef/],
  ['a secret of a service principal', `secret dose${'a1'.repeat(16)} refused`, /dose/],
  ['a client secret of Entra', "secret 'abc8Q~0123456789abcdefghij_klmnop.qrst' is wrong", /Q~/],
  ['a bearer', 'header was "Authorization: Bearer opaque-token-123"', /opaque/],
  ['a named secret', 'client_secret=hunter2&grant_type=x', /hunter2/],
  [
    'a named secret in JSON',
    '{"client_secret": "hunter2", "refresh_token":"r-e-f"}',
    /hunter2|r-e-f/,
  ],
  ['a key of a storage account', 'AccountName=a;AccountKey=Zm9vYmFy==;x', /Zm9v/],
  [
    'the signature of a link',
    'GET https://s.blob.core.windows.net/c/f?sp=r&sig=abc%2Fdef failed',
    /sig=|abc/,
  ],
  ['a cookie that begins with dashes', `sent --_${'Zq9_'.repeat(20)} back`, /Zq9/],
  ['a signature alone', 'signature mismatch for sig=abc%2Fdef', /abc/],
])('%s is taken out of a sentence', (_what, text, secret) => {
  expect(redactText(text)).not.toMatch(secret)
})

test.each([
  'Cluster 0710-090807-abc123 does not exist',
  'Table main.finance.a_rather_long_table_name_of_the_warehouse cannot be found',
  'Principal ben@contoso.example lacks CAN_MANAGE on /Workspace/Users/ben@contoso.example/etl',
  'Send `Authorization: Bearer` with an access token.',
  'The token has expired. Ask for a new one.',
  `${'-'.repeat(75)}\n${'_'.repeat(75)} AnalysisException`,
  'Quota: 1000 jobs created in past 3600 seconds',
])('what says nothing secret stays: %s', (text) => {
  expect(redactText(text)).toBe(text)
})
