import { Clock } from './clock'
import { Faults, type Fault } from './faults'
import { toJson } from './json'
import { isLoopbackHost } from './loopback'
import { Recorder, type RecordedCall } from './recorder'
import { Router } from './router'

describe('the clock', () => {
  it('moves forward only', () => {
    const clock = new Clock()
    expect(() => clock.advance(-1)).toThrow('the clock only moves forward')
    expect(() => clock.advance(Number.NaN)).toThrow(RangeError)
  })

  it('stands while frozen and goes on from where it stood', () => {
    const clock = new Clock()
    clock.freeze()
    const stood = clock.now()
    clock.advance(5_000)
    expect(clock.now()).toBe(stood + 5_000)
    clock.unfreeze()
    expect(clock.isFrozen).toBe(false)
    expect(clock.now()).toBeGreaterThanOrEqual(stood + 5_000)
    expect(clock.now()).toBeLessThan(stood + 6_000)
  })
})

describe('faults', () => {
  const fault = (more: Partial<Fault> = {}): Fault => ({
    service: 'prod',
    path: '/api/2.1/clusters/list',
    kind: 'reset',
    ...more,
  })
  const list = ['prod', 'GET', '/api/2.1/clusters/list'] as const

  it('hit their service, method and path alone', () => {
    const faults = new Faults()
    faults.add(fault({ method: 'GET' }))
    expect(faults.match('dev', 'GET', list[2])).toBeUndefined()
    expect(faults.match('prod', 'POST', list[2])).toBeUndefined()
    expect(faults.match('prod', 'GET', '/api/2.1/clusters/list/more')).toBeUndefined()
    expect(faults.match(...list)?.kind).toBe('reset')
  })

  it('hit everything under a path that ends in *', () => {
    const faults = new Faults()
    faults.add(fault({ path: '/api/*' }))
    expect(faults.match(...list)).toBeDefined()
    expect(faults.match('prod', 'GET', '/login')).toBeUndefined()
  })

  it('are gone once they have hit as often as they should', () => {
    const faults = new Faults()
    faults.add(fault({ times: 2 }))
    faults.add(fault({ kind: 'html' }))
    const kinds = [1, 2, 3].map(() => faults.match(...list)?.kind)
    expect(kinds).toEqual(['reset', 'reset', 'html'])
    expect(faults.list()).toEqual([expect.objectContaining({ kind: 'html', hits: 1 })])
  })

  it('can be taken back one by one or all at once', () => {
    const faults = new Faults()
    const id = faults.add(fault())
    faults.add(fault())
    expect(faults.remove(id)).toBe(true)
    expect(faults.remove(id)).toBe(false)
    faults.clear()
    expect(faults.match(...list)).toBeUndefined()
  })
})

describe('the recorder', () => {
  const call = (more: Partial<RecordedCall> = {}): RecordedCall => ({
    service: 'entra',
    method: 'GET',
    path: '/authorize',
    query: '',
    status: 302,
    principal: null,
    requestId: 'r',
    at: 0,
    durationMs: 1,
    ...more,
  })

  it('keeps no secret of a query, but tells that there was one', () => {
    const recorder = new Recorder()
    recorder.record(call({ query: 'code=abc123&scope=openid&state=xyz&Access_Token=eyJ' }))
    const kept = JSON.stringify(recorder.list())
    expect(kept).toContain('scope=openid')
    for (const secret of ['abc123', 'xyz', 'eyJ']) expect(kept).not.toContain(secret)
    expect(new URLSearchParams(recorder.list()[0]?.query).has('code')).toBe(true)
  })

  it('finds calls by each of their sides', () => {
    const recorder = new Recorder()
    recorder.record(call())
    recorder.record(
      call({ service: 'prod', method: 'POST', path: '/api/x', status: 200, principal: 'ben' }),
    )
    expect(recorder.list({ path: '/api/*' })).toHaveLength(1)
    expect(
      recorder.list({ principal: 'ben', status: 200, method: 'POST', service: 'prod' }),
    ).toHaveLength(1)
    expect(recorder.list({ service: 'dev' })).toEqual([])
  })

  it('remembers ten thousand calls, the latest, and how many there were', () => {
    const recorder = new Recorder()
    for (let at = 0; at < 10_010; at++) recorder.record(call({ at }))
    expect(recorder.list()).toHaveLength(10_000)
    expect(recorder.list()[0]?.at).toBe(10)
    recorder.record(call({ service: 'dev' }))
    const { service } = call()
    expect(recorder.counts()).toEqual({ [service]: 10_010, dev: 1 })
    recorder.clear()
    expect([recorder.list(), recorder.counts()]).toEqual([[], {}])
  })
})

describe('the router', () => {
  const router = new Router([
    { method: 'GET', path: '/a/{id}', handle: 'one' },
    { method: 'GET', path: '/a/{id}/levels', handle: 'levels' },
    { method: 'PUT', path: '/a/{id}', handle: 'put' },
    { method: 'GET', path: '/a/all.json', handle: 'all' },
  ])

  it.each([
    ['GET', '/a/7', 'one', { id: '7' }],
    ['GET', '/a/x%2Fy', 'one', { id: 'x/y' }],
    ['GET', '/a/7/levels', 'levels', { id: '7' }],
    ['PUT', '/a/7', 'put', { id: '7' }],
    ['GET', '/a/all.json', 'all', {}],
  ])('%s %s leads to %s', (method, path, handle, params) => {
    expect(router.find(method, path)).toEqual({ handle, params })
  })

  it.each([
    ['DELETE', '/a/7'],
    ['GET', '/a/7/'],
    ['GET', '/a'],
  ])('%s %s leads nowhere', (method, path) => {
    expect(router.find(method, path)).toBeUndefined()
  })
})

it('writes bigints as bare integers and leaves out what is undefined', () => {
  expect(toJson({ id: 9_007_199_254_740_993n, none: undefined })).toBe('{"id":9007199254740993}')
})

it.each([
  ['127.0.0.1:4281', true],
  ['localhost:4281', true],
  ['LOCALHOST', true],
  ['[::1]:4281', true],
  ['evil.example', false],
  ['127.0.0.1.evil.example', false],
  ['localhost@evil.example', false],
  ['', false],
  [undefined, false],
])('takes the host %s for the loopback: %s', (host, expected) => {
  expect(isLoopbackHost(host)).toBe(expected)
})
