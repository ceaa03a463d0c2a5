import { contractFaults } from './check'

const list = { method: 'GET', path: '/api/2.0/clusters/list' }

describe('the contract check', () => {
  it('accepts an answer of the names and types that the API has', () => {
    const body = { clusters: [{ cluster_id: 'a', state: 'RUNNING', spark_context_id: 1 }] }
    expect(contractFaults(list, 200, body)).toEqual([])
  })

  it.each([
    ['a field that the API has not', { clusters: [{ cluster_idd: 'a' }] }, /no field of/],
    ['a wrong type', { clusters: [{ cluster_id: 7 }] }, /none of string/],
    ['an unknown state', { clusters: [{ state: 'ASLEEP' }] }, /State has not/],
    ['a null', { clusters: [{ cluster_name: null }] }, /is null/],
    ['no array', { clusters: {} }, /not an array/],
  ])('names %s', (_what, body, words) => {
    expect(contractFaults(list, 200, body)).toEqual([expect.stringMatching(words)])
  })

  it('wants error_code and message of an error', () => {
    expect(contractFaults(list, 403, { message: 'no' })).toEqual([
      expect.stringMatching(/error_code is missing/),
    ])
  })

  it('accepts the error body of SCIM', () => {
    const me = { method: 'GET', path: '/api/2.0/preview/scim/v2/Users/1' }
    expect(contractFaults(me, 404, { schemas: ['x'], detail: 'gone', status: '404' })).toEqual([])
  })

  it('refuses a body where the API answers {}', () => {
    const start = { method: 'POST', path: '/api/2.1/clusters/start' }
    expect(contractFaults(start, 200, { cluster_id: 'a' })).toEqual([expect.stringMatching(/more/)])
  })

  it('does not know paths that are not served', () => {
    expect(contractFaults({ method: 'GET', path: '/api/2.1/x' }, 200, {})).toHaveLength(1)
  })

  it('knows an endpoint whose path goes on for many segments', () => {
    const file = { method: 'PUT', path: '/api/2.0/fs/files/Volumes/main/sales/landing/a/b.csv' }
    expect(contractFaults(file, 204, {})).toEqual([])
    expect(contractFaults(file, 200, { path: 'a' })).toEqual([expect.stringMatching(/more/)])
  })

  it('wants no body of a HEAD', () => {
    const head = { method: 'HEAD', path: '/api/2.0/fs/files/Volumes/main/sales/landing/a.csv' }
    expect(contractFaults(head, 404, {})).toEqual([])
  })
})
