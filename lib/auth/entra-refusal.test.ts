import { readRefusal } from '@/lib/auth/entra-refusal'
import { entraError } from '@/lib/auth/testing/local-entra'

test.each([
  ['invalid_grant', 70043, 400, 'ended'],
  ['invalid_grant', 53003, 400, 'ended'],
  ['interaction_required', 50076, 400, 'interaction'],
  ['login_required', 50058, 400, 'interaction'],
  ['consent_required', 65001, 400, 'interaction'],
  ['invalid_client', 7000222, 401, 'misconfigured'],
  ['unauthorized_client', 700016, 400, 'misconfigured'],
  ['invalid_scope', 70011, 400, 'misconfigured'],
  ['temporarily_unavailable', 90033, 503, 'unavailable'],
  ['server_error', 90033, 400, 'unavailable'],
  ['invalid_grant', 90033, 429, 'unavailable'],
])('%s with %i and status %i is %s', (error, number, status, kind) => {
  expect(readRefusal(entraError(error, number), status)).toMatchObject({
    kind,
    code: String(number),
    correlationId: '7d1c2b3a-0000-4000-8000-00000000cafe',
  })
})

test('a claims challenge is kept and always means to ask the person', () => {
  const claims = '{"access_token":{"capolids":{"essential":true}}}'
  const refusal = readRefusal(entraError('invalid_grant', 50076, { claims }))
  expect(refusal).toMatchObject({ kind: 'interaction', claims })
})

test('a redirect tells number and correlation in its description alone', () => {
  const { error_description } = entraError('access_denied', 65004)
  expect(readRefusal({ error: 'access_denied', error_description })).toMatchObject({
    code: '65004',
    correlationId: '7d1c2b3a-0000-4000-8000-00000000cafe',
  })
})

test('without a number the OAuth error itself is the code', () => {
  expect(readRefusal({ error: 'access_denied' })).toMatchObject({
    code: 'access_denied',
    kind: 'ended',
  })
})

test.each([
  {},
  { error: 7 },
  { error: '', error_codes: 'x' },
  { error_codes: ['1'] },
  { claims: {} },
])('an answer like %j is nobody’s fault but the service’s', (body) =>
  expect(readRefusal(body)).toMatchObject({
    code: 'server_error',
    kind: 'unavailable',
    claims: null,
  }),
)
