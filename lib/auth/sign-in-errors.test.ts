import { entraAdvice } from '@/lib/auth/entra-error-table'
import { ownAdvice } from '@/lib/auth/own-error-table'
import { explainSignInError } from '@/lib/auth/sign-in-errors'

const facts = {
  tenantId: '3f1c9a52-7d84-4b6e-9c0a-5e2f8b7d1a34',
  clientId: 'b7e0c1d2-4a5f-4c3b-8e6d-9f0a1b2c3d4e',
  origin: 'https://lakedeck.example.com',
  authorityHost: 'https://login.microsoftonline.com',
}

const table: [code: string, title: RegExp, audience: string, action: string][] = [
  ['65001', /needs permission to use Azure Databricks for you/, 'admin', 'admin-consent'],
  ['65004', /You declined/, 'person', 'try-again'],
  ['90094', /administrator must approve/, 'admin', 'admin-consent'],
  ['90095', /administrator must approve/, 'admin', 'admin-consent'],
  ['650052', /not set up in your organisation/, 'admin', 'none'],
  ['650054', /not set up in your organisation/, 'admin', 'none'],
  ['500011', /not set up in your organisation/, 'admin', 'none'],
  ['650057', /set up wrongly \(permissions\)/, 'operator', 'none'],
  ['70011', /set up wrongly \(permissions\)/, 'operator', 'none'],
  ['700022', /set up wrongly \(permissions\)/, 'operator', 'none'],
  ['50105', /not been given access to this app/, 'admin', 'other-account'],
  ['50011', /address of this app is not registered/, 'operator', 'none'],
  ['900971', /address of this app is not registered/, 'operator', 'none'],
  ['700016', /registration was not found/, 'operator', 'none'],
  ['7000112', /registration was not found/, 'operator', 'none'],
  ['7000215', /credential is wrong/, 'operator', 'none'],
  ['70002', /credential is wrong/, 'operator', 'none'],
  ['7000222', /credential has expired/, 'operator', 'none'],
  ['700082', /sign in again/i, 'person', 'try-again'],
  ['70008', /sign in again/i, 'person', 'try-again'],
  ['70043', /sign in again/i, 'person', 'try-again'],
  ['50173', /sessions were ended/, 'person', 'try-again'],
  ['50133', /sessions were ended/, 'person', 'try-again'],
  ['50132', /sessions were ended/, 'person', 'try-again'],
  ['50076', /second factor/, 'person', 'try-again'],
  ['50074', /second factor/, 'person', 'try-again'],
  ['50078', /second factor/, 'person', 'try-again'],
  ['50079', /second factor first/, 'person', 'try-again'],
  ['50072', /second factor first/, 'person', 'try-again'],
  ['53003', /policy blocks this sign-in/, 'admin', 'none'],
  ['530032', /policy blocks this sign-in/, 'admin', 'none'],
  ['53000', /managed device/, 'person', 'none'],
  ['53001', /managed device/, 'person', 'none'],
  ['50020', /not in this organisation/, 'person', 'other-account'],
  ['50034', /not in this organisation/, 'person', 'other-account'],
  ['51004', /not in this organisation/, 'person', 'other-account'],
  ['16000', /not in this organisation/, 'person', 'other-account'],
  ['50194', /wrong directory/, 'operator', 'none'],
  ['90002', /wrong directory/, 'operator', 'none'],
  ['54005', /already used/, 'person', 'try-again'],
  ['50196', /Too many sign-in attempts/, 'person', 'wait'],
  ['90033', /busy/, 'person', 'wait'],
  ['90006', /busy/, 'person', 'wait'],
  ['50033', /busy/, 'person', 'wait'],
  ['90024', /busy/, 'person', 'wait'],
  ['StateLost', /interrupted/, 'person', 'try-again'],
  ['OAuthCallback', /interrupted/, 'person', 'try-again'],
  ['Unreachable', /cannot be reached/, 'person', 'wait'],
  ['Busy', /busy/, 'person', 'wait'],
  ['StrangeAnswer', /could not be understood/, 'operator', 'try-again'],
  ['CredentialUnavailable', /cannot prove itself/, 'operator', 'none'],
  ['OAuthSignin', /on our side/, 'operator', 'try-again'],
  ['Configuration', /set up wrongly/, 'operator', 'none'],
  ['AccessDenied', /cancelled/, 'person', 'try-again'],
  ['RoleMissing', /no role in Lakedeck/, 'admin', 'other-account'],
  ['SessionTooLarge', /too large for a cookie/, 'admin', 'none'],
]

test.each(table)('%s has its own words, reader and next step', (code, title, audience, action) => {
  const explanation = explainSignInError(code, facts)
  expect(explanation.title).toMatch(title)
  expect(explanation).toMatchObject({ audience, action, isUnknown: false })
})

test('AADSTS may stand before the number', () => {
  expect(explainSignInError('AADSTS65004').title).toBe(explainSignInError(' 65004 ').title)
})

test.each([
  '',
  '99999',
  'constructor',
  '__proto__',
  'toString',
  '<script>',
  'x'.repeat(9_999),
  '65001 '.repeat(2),
])('the unknown code %p gets honest words and shows nothing of itself', (code) => {
  const explanation = explainSignInError(code, facts)
  expect(explanation.isUnknown).toBe(true)
  expect(explanation.title).toBe('Microsoft could not sign you in')
  if (code.length > 3) expect(JSON.stringify(explanation)).not.toContain(code)
})

test('the approval link names this app, this tenant and where to come back', () => {
  const url = new URL(explainSignInError('65001', facts).adminConsentUrl ?? '')
  expect(url.origin + url.pathname).toBe(`${facts.authorityHost}/${facts.tenantId}/adminconsent`)
  expect(url.searchParams.get('client_id')).toBe(facts.clientId)
  expect(explainSignInError('65004', facts).adminConsentUrl).toBeNull()
  expect(explainSignInError('65001').adminConsentUrl).toBeNull()
})

test('the exact redirect address is shown where it has to be registered', () => {
  const { detail, step } = explainSignInError('50011', facts)
  expect(detail + step).toContain('https://lakedeck.example.com/api/auth/callback/azure-ad')
})

test('nothing is left unfilled, with facts or without', () => {
  for (const code of [...Object.keys(entraAdvice), ...Object.keys(ownAdvice)])
    for (const given of [facts, {}]) {
      const { title, detail, step } = explainSignInError(code, given)
      expect(`${title} ${detail} ${step}`).not.toMatch(/[{}]|undefined|AADSTS/)
      expect(step.length).toBeGreaterThan(5)
    }
})

test('a blocked person is never told to try again', () => {
  for (const code of [
    '53003',
    '530032',
    '53000',
    '53001',
    '7000215',
    '700016',
    'CredentialUnavailable',
  ])
    expect(explainSignInError(code).action).toBe('none')
})
