import fc from 'fast-check'
import { propertyRuns } from '@/lib/testing/property-runs'
import { apiPath, queryString } from './api-path'

describe('apiPath', () => {
  it('encodes what is put in as one segment', () => {
    expect(apiPath`/api/2.0/permissions/clusters/${'a/b?c#d%2e'}/x`).toBe(
      '/api/2.0/permissions/clusters/a%2Fb%3Fc%23d%252e/x',
    )
  })

  it.each(['', '.', '..'])('refuses %p, which would change the endpoint', (segment) => {
    expect(() => apiPath`/api/2.0/${segment}`).toThrow(TypeError)
  })

  it('never leaves the template, whatever is put in', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (value) => {
        fc.pre(value !== '' && value !== '.' && value !== '..')
        const url = new URL(apiPath`/api/2.0/x/${value}/y`, 'https://workspace.example')
        expect(url.pathname.split('/')).toHaveLength(6)
        expect(url.pathname.startsWith('/api/2.0/x/') && url.pathname.endsWith('/y')).toBe(true)
        expect(url.search + url.hash).toBe('')
      }),
      propertyRuns(),
    )
  })

  it('refuses a path outside the API', () => {
    expect(() => apiPath`/login.html`).toThrow(TypeError)
  })
})

describe('queryString', () => {
  it('repeats the key of an array and leaves undefined out', () => {
    expect(
      queryString({ page_size: 100, 'filter_by.is_pinned': true, a: ['x', 'y'], b: undefined }),
    ).toBe('?page_size=100&filter_by.is_pinned=true&a=x&a=y')
  })

  it('is empty for nothing', () => {
    expect(queryString({ a: undefined })).toBe('')
  })
})
