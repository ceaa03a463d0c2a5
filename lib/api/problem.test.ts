import { AuthError } from '@/lib/auth/errors'
import { DatabricksError, type DatabricksErrorFacts } from '@/lib/databricks/errors'
import { RequestLimitError } from '@/lib/policy/request-limit'
import { isProblem } from '@/lib/problem'
import { isExpected, toProblem } from './problem'
import { Refusal } from './refusal'

const databricks = (more: Partial<DatabricksErrorFacts>, workspace: string | null = 'dev') => {
  const error = new DatabricksError({
    kind: 'unexpected',
    status: 502,
    code: 'X',
    message: 'words',
    ...more,
  })
  error.workspace = workspace
  return toProblem(error, 'id-1')
}

it('tells what happened, for people and for programs', () => {
  expect(
    databricks({ kind: 'conflict', status: 409, code: 'INVALID_STATE', requestId: 'db-1' }),
  ).toEqual({
    type: 'urn:lakedeck:problem:invalid-state',
    title: 'Not possible now',
    status: 409,
    detail: 'words',
    code: 'INVALID_STATE',
    requestId: 'id-1',
    databricksRequestId: 'db-1',
  })
})

it.each([
  [
    { kind: 'no-access', status: 403, code: 'NOT_A_WORKSPACE_USER' },
    'ask-admin',
    'You are not a user of workspace dev. Ask its admin to add you.',
  ],
  [
    { kind: 'no-access', status: 403, code: 'IP_ACCESS_LIST' },
    'ask-admin',
    /IP access list of workspace dev/,
  ],
  [{ kind: 'no-access', status: 403, code: 'PERMISSION_DENIED' }, 'ask-admin', 'words'],
  [{ kind: 'conflict', status: 409, code: 'QUOTA_EXCEEDED' }, 'ask-admin', 'words'],
  [{ kind: 'unauthenticated', status: 401 }, 'sign-in', /Sign in again/],
  [{ kind: 'unauthenticated', status: 401, claims: '{}' }, 'sign-in', /confirm who you are/],
  [{ kind: 'limited', status: 429, retryAfterSeconds: 4 }, 'retry', /Try again in 4 s/],
  [{ kind: 'unavailable', status: 503 }, 'retry', 'words'],
  [{ kind: 'unreachable', status: 502 }, 'retry', 'words'],
  [{ kind: 'unreachable', status: 502, code: 'CERTIFICATE_NOT_TRUSTED' }, 'ask-admin', 'words'],
  [{ kind: 'not-found', status: 404 }, undefined, 'words'],
  [{ kind: 'invalid', status: 400, code: 'constructor' }, undefined, 'words'],
] as const)('%j asks for %s', (facts, action, detail) => {
  const problem = databricks(facts)
  expect(problem.action).toBe(action)
  expect(problem.detail).toEqual(
    typeof detail === 'string' ? detail : expect.stringMatching(detail),
  )
})

it('passes on no token that stands in the words of a workspace', () => {
  const token = `eyJhbGciOiJSUzI1NiJ9.${'a'.repeat(80)}.${'b'.repeat(80)}`
  const { detail } = databricks({
    kind: 'invalid',
    status: 400,
    message: `Invalid access token ${token}, see dapi0123456789abcdef0123`,
  })
  expect(detail).toBe('Invalid access token [token], see [token]')
})

it('never tells anybody to come back at once', () => {
  const problem = databricks({ kind: 'limited', status: 429, retryAfterSeconds: 0 })
  expect(problem).toMatchObject({
    retryAfter: 1,
    detail: expect.stringMatching(/in 1 s/) as string,
  })
})

it('keeps our own limit, with when to come back', () => {
  expect(toProblem(new RequestLimitError('Too many.', 2), 'id')).toMatchObject({
    status: 429,
    code: 'REQUEST_LIMIT_EXCEEDED',
    action: 'retry',
    retryAfter: 2,
  })
})

it('says "this workspace" where the name is not known', () => {
  expect(databricks({ code: 'NOT_A_WORKSPACE_USER' }, null).detail).toContain('this workspace')
})

it('keeps what identity says, and its advice', () => {
  const error = new AuthError('SESSION_ENDED', 'Your session ended.', {
    status: 401,
    action: 'sign-in',
    retryAfterSeconds: 3,
  })
  expect(toProblem(error, 'id')).toMatchObject({
    status: 401,
    code: 'SESSION_ENDED',
    detail: 'Your session ended.',
    action: 'sign-in',
    retryAfter: 3,
  })
})

it('keeps our own refusals', () => {
  expect(toProblem(new Refusal(409, 'INVALID_STATE', 'It is terminated.'), 'id')).toMatchObject({
    status: 409,
    detail: 'It is terminated.',
  })
})

it('knows errors of another copy of their module, which instanceof does not', () => {
  const twin = Object.assign(new Error('words'), {
    name: 'DatabricksError',
    status: 404,
    code: 'X',
    kind: 'not-found',
    retryAfterSeconds: null,
    requestId: null,
  })
  expect(toProblem(twin, 'id').status).toBe(404)
})

it.each([new Error('secret'), 'secret', null, { message: 'secret' }])(
  'says nothing of %p',
  (error) => {
    const problem = toProblem(error, 'id')
    expect(problem).toMatchObject({ status: 500, code: 'INTERNAL' })
    expect(JSON.stringify(problem)).not.toContain('secret')
    expect(isExpected(error)).toBe(false)
  },
)

it.each([null, 'x', {}, { status: '500', title: 'x', detail: 'x', code: 'x' }])(
  '%j is no problem body',
  (value) => {
    expect(isProblem(value)).toBe(false)
  },
)
