import fc from 'fast-check'
import { propertyRuns } from '@/lib/testing/property-runs'
import { readError } from './read-error'

const answer = (status: number, body: unknown, headers: Record<string, string> = {}) => ({
  status,
  body: typeof body === 'string' ? body : JSON.stringify(body),
  header: (name: string) => headers[name] ?? null,
})
const read = (...args: Parameters<typeof answer>) => readError(answer(...args))

describe('every shape Databricks refuses with becomes one typed error', () => {
  it.each([
    [
      'standard',
      404,
      { error_code: 'RESOURCE_DOES_NOT_EXIST', message: 'No job.' },
      'not-found',
      404,
      'RESOURCE_DOES_NOT_EXIST',
      'No job.',
    ],
    [
      'a number as error_code',
      403,
      { error_code: 403, message: 'No.' },
      'no-access',
      403,
      'PERMISSION_DENIED',
      'No.',
    ],
    [
      'a number in a string',
      403,
      { error_code: '403', message: 'No.' },
      'no-access',
      403,
      'PERMISSION_DENIED',
      'No.',
    ],
    [
      'API 1.2',
      400,
      { error: 'ContextNotFound' },
      'invalid',
      400,
      'BAD_REQUEST',
      'ContextNotFound',
    ],
    [
      'OAuth',
      400,
      { error: 'invalid_scope', error_description: 'No such scope.' },
      'invalid',
      400,
      'invalid_scope',
      'No such scope.',
    ],
    [
      'SCIM',
      404,
      {
        schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'],
        detail: 'User not there',
        status: '404',
      },
      'not-found',
      404,
      'SCIM_404',
      'User not there',
    ],
    [
      'SCIM without a detail',
      409,
      { detail: 'null', status: '409', scimType: 'uniqueness' },
      'conflict',
      409,
      'SCIM_409',
      'uniqueness',
    ],
    [
      'plain text with a code',
      400,
      'MALFORMED_REQUEST: Could not parse.',
      'invalid',
      400,
      'MALFORMED_REQUEST',
      'Could not parse.',
    ],
    ['plain text', 400, 'Bad things', 'invalid', 400, 'BAD_REQUEST', 'Bad things'],
    [
      'HTML with <pre>',
      403,
      '<html><body><pre>Nope.</pre></body></html>',
      'no-access',
      403,
      'PERMISSION_DENIED',
      'Databricks does not permit this.',
    ],
    [
      'HTML with <title>',
      503,
      '<!DOCTYPE html><title>Service Unavailable</title>',
      'unavailable',
      503,
      'TEMPORARILY_UNAVAILABLE',
      'The workspace is not available at the moment.',
    ],
    ['nothing', 500, '', 'unexpected', 502, 'INTERNAL_ERROR', 'Databricks failed inside.'],
    [
      'half a JSON',
      500,
      '{"error_code":"X"',
      'unexpected',
      502,
      'INTERNAL_ERROR',
      '{"error_code":"X"',
    ],
    ['an odd status', 418, '', 'invalid', 418, 'HTTP_418', 'Databricks answered 418.'],
  ] as const)('%s', (_shape, status, body, kind, ours, code, message) => {
    expect(read(status, body)).toMatchObject({
      kind,
      status: ours,
      code,
      message,
      upstreamStatus: status,
    })
  })

  it('whatever the body is, it is an error of 4xx or 5xx with words', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 100, max: 999 }),
        fc.oneof(fc.string(), fc.json()),
        (status, body) => {
          const error = read(status, body)
          expect(error.status).toBeGreaterThanOrEqual(400)
          expect(error.status).toBeLessThan(600)
          expect(error.message.length).toBeGreaterThan(0)
        },
      ),
      propertyRuns(),
    )
  })
})

describe('HTML is never shown', () => {
  it.each([
    '<html><body><pre>at <b>com.databricks</b></pre></body></html>',
    '<html><script>alert(1)</script></html>',
    '<pre>' + 'x'.repeat(100_000),
  ])('%.40s', (page) => {
    expect(read(500, page).message).toBe('Databricks failed inside.')
  })
})

describe('what the words mean, where status and code mislead', () => {
  it.each([
    [
      'a missing cluster, as clusters/get says it',
      400,
      'INVALID_PARAMETER_VALUE',
      'Cluster 0101-x does not exist',
      'not-found',
      404,
      'RESOURCE_DOES_NOT_EXIST',
    ],
    [
      'a missing job',
      400,
      'INVALID_PARAMETER_VALUE',
      'Job 5 does not exist.',
      'not-found',
      404,
      'RESOURCE_DOES_NOT_EXIST',
    ],
    [
      'a parameter that is really wrong',
      400,
      'INVALID_PARAMETER_VALUE',
      'page_size too large',
      'invalid',
      400,
      'INVALID_PARAMETER_VALUE',
    ],
    [
      'a state',
      400,
      'INVALID_STATE',
      'Cluster 1 is in unexpected state Running.',
      'conflict',
      409,
      'INVALID_STATE',
    ],
    [
      'a quota as a state',
      400,
      'INVALID_STATE',
      'The quota of 1000 jobs created in past 3600 seconds',
      'conflict',
      409,
      'QUOTA_EXCEEDED',
    ],
    ['a quota', 400, 'QUOTA_EXCEEDED', 'x', 'conflict', 409, 'QUOTA_EXCEEDED'],
    [
      'a name that is taken',
      400,
      'RESOURCE_ALREADY_EXISTS',
      'x',
      'conflict',
      409,
      'RESOURCE_ALREADY_EXISTS',
    ],
    ['ABORTED', 409, 'ABORTED', 'x', 'conflict', 409, 'ABORTED'],
    ['a limit', 429, 'REQUEST_LIMIT_EXCEEDED', 'x', 'limited', 429, 'REQUEST_LIMIT_EXCEEDED'],
    [
      'a limit without its status',
      400,
      'RESOURCE_EXHAUSTED',
      'x',
      'limited',
      429,
      'RESOURCE_EXHAUSTED',
    ],
    [
      'a token bucket',
      500,
      'INTERNAL_ERROR',
      'RPC token bucket limit has been exceeded',
      'limited',
      429,
      'INTERNAL_ERROR',
    ],
    [
      'an expired token as 403',
      403,
      '403',
      'Invalid access token.',
      'unauthenticated',
      401,
      'PERMISSION_DENIED',
    ],
    [
      'no token',
      401,
      '401',
      'Credential was not sent or was of an unsupported type for this API.',
      'unauthenticated',
      401,
      'UNAUTHENTICATED',
    ],
    [
      'somebody who is no user there',
      403,
      '403',
      'Unauthorized access to Org: 7405612345678901',
      'no-access',
      403,
      'NOT_A_WORKSPACE_USER',
    ],
    [
      'no permission',
      403,
      'PERMISSION_DENIED',
      'chloe does not have Restart permissions',
      'no-access',
      403,
      'PERMISSION_DENIED',
    ],
    [
      'a moving workspace',
      500,
      'INTERNAL_ERROR',
      'com.databricks.backend.manager.util.UnknownWorkerEnvironmentException: Unknown worker environment',
      'unavailable',
      503,
      'TEMPORARILY_UNAVAILABLE',
    ],
    [
      'maintenance',
      500,
      'TEMPORARILY_UNAVAILABLE',
      'x',
      'unavailable',
      503,
      'TEMPORARILY_UNAVAILABLE',
    ],
    ['a deadline', 504, 'DEADLINE_EXCEEDED', 'x', 'unavailable', 504, 'DEADLINE_EXCEEDED'],
    [
      'an endpoint that is not there',
      404,
      'ENDPOINT_NOT_FOUND',
      'x',
      'not-found',
      404,
      'ENDPOINT_NOT_FOUND',
    ],
    [
      'a catalog that is not there',
      404,
      'CATALOG_DOES_NOT_EXIST',
      'x',
      'not-found',
      404,
      'CATALOG_DOES_NOT_EXIST',
    ],
  ] as const)('%s', (_what, status, error_code, message, kind, ours, code) => {
    expect(read(status, { error_code, message })).toMatchObject({ kind, status: ours, code })
  })

  it('an IP access list, whose words hold the request id', () => {
    const message =
      'Source IP address: 1.2.3.4 is blocked by Databricks IP ACL for workspace: 7405612345678901 [ReqId: 0f1e2d3c-aaaa-bbbb-cccc-0123456789ab]'
    expect(read(403, { error_code: 403, message })).toMatchObject({
      kind: 'no-access',
      code: 'IP_ACCESS_LIST',
      requestId: '0f1e2d3c-aaaa-bbbb-cccc-0123456789ab',
      message:
        'Source IP address: 1.2.3.4 is blocked by Databricks IP ACL for workspace: 7405612345678901',
    })
  })

  it('a page for somebody who is no user', () => {
    expect(read(403, '<pre>User not authorized.</pre>')).toMatchObject({
      code: 'NOT_A_WORKSPACE_USER',
    })
  })

  // A pattern that backtracks needs minutes for these.
  it('is read from any words', () => {
    const message = 'cluster user not worker env '.repeat(200_000)
    expect(read(400, { error_code: 'INVALID_PARAMETER_VALUE', message }).status).toBe(400)
  })
})

describe('redirects and pages instead of data', () => {
  it.each([
    [
      '/login.html?error=private-link-validation-error:7405',
      'no-access',
      403,
      'PRIVATE_LINK_VALIDATION_ERROR',
    ],
    ['https://adb-1.2.azuredatabricks.net/login.html', 'unexpected', 502, 'LOGIN_PAGE'],
    ['/login?next_url=%2Fapi', 'unexpected', 502, 'LOGIN_PAGE'],
    ['https://evil.example/', 'unexpected', 502, 'REDIRECTED'],
    ['', 'unexpected', 502, 'REDIRECTED'],
  ] as const)('303 to %p', (location, kind, status, code) => {
    expect(read(303, '', { location })).toMatchObject({ kind, status, code })
  })

  it('200 with a login page', () => {
    expect(read(200, '<html><title>Databricks - Sign In</title></html>')).toMatchObject({
      kind: 'unexpected',
      status: 502,
      code: 'NOT_AN_API_ANSWER',
    })
  })
})

describe('what travels along', () => {
  it('the request id, from the header first, else from the details', () => {
    const body = {
      error_code: 'X',
      message: 'x',
      details: [
        { '@type': 'type.googleapis.com/google.rpc.RequestInfo', request_id: 'from-details' },
      ],
    }
    expect(read(500, body).requestId).toBe('from-details')
    expect(read(500, body, { 'x-request-id': 'from-header' }).requestId).toBe('from-header')
    expect(read(500, '').requestId).toBeNull()
  })

  it('how long to wait: the header, else the details, else a second for a limit', () => {
    const retryInfo = {
      error_code: 'X',
      message: 'x',
      details: [{ '@type': 'type.googleapis.com/google.rpc.RetryInfo', retry_delay: '2.5s' }],
    }
    expect(read(503, retryInfo).retryAfterSeconds).toBe(3)
    expect(read(503, retryInfo, { 'retry-after': '7' }).retryAfterSeconds).toBe(7)
    expect(read(429, '').retryAfterSeconds).toBe(1)
    expect(read(429, '', { 'retry-after': '99999999' }).retryAfterSeconds).toBe(120)
    expect(read(503, '').retryAfterSeconds).toBeNull()
  })

  it('a demand for claims, which makes any refusal one to sign in again for', () => {
    const claims = '{"access_token":{"acrs":{"essential":true,"value":"c1"}}}'
    const challenge = `Bearer realm="", error="insufficient_claims", claims="${Buffer.from(claims).toString('base64')}"`
    expect(read(401, '', { 'www-authenticate': challenge })).toMatchObject({
      kind: 'unauthenticated',
      status: 401,
      claims,
    })
  })
})
