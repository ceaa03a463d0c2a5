import { match } from './match'
import { encodePath, encodeQuery, parseTarget } from './target'

const again = (raw: string) => {
  const target = parseTarget(raw)
  return encodePath(target) + encodeQuery(target.pairs)
}

function refusalOf(raw: string): unknown {
  try {
    return again(raw)
  } catch (error) {
    return error
  }
}

describe('what is understood', () => {
  test.each([
    ['an empty query', '/api/2.1/jobs/list?', '/api/2.1/jobs/list'],
    ['a key again and again, in order', '/a?k=2&j=&k=1&k=2', '/a?k=2&j=&k=1&k=2'],
    ['a name alone', '/a?flag', '/a?flag='],
    ['a plus for a blank', '/a?filter=name+eq+x', '/a?filter=name%20eq%20x'],
    ['a question mark in a value', '/a?q=a?b', '/a?q=a%3Fb'],
    ['an encoded slash', '/a/b%2fc', '/a/b%2Fc'],
    ['an encoded question mark and number sign', '/a/b%3Fc%23d', '/a/b%3Fc%23d'],
    ['letters encoded for no reason', '/%61pi/2.0', '/api/2.0'],
    ['letters of the world', '/a/caf%C3%A9', '/a/caf%C3%A9'],
    ['a semicolon', '/a/b;c=d', '/a/b%3Bc%3Dd'],
    ['dots inside a name', '/a/b..c/...', '/a/b..c/...'],
    ['a folder', '/a/b/', '/a/b/'],
  ])('%s', (_, raw, written) => {
    expect(again(raw)).toBe(written)
    expect(again(written)).toBe(written)
  })
})

describe('what is refused', () => {
  test.each([
    '/a/../b',
    '/a/./b',
    '/a/..',
    '/a/%2e%2e/b',
    '/a/%2E./b',
    '/a/.%2e',
    '/a/x%2f..%2fy',
    '/a/..%2fy',
    '/a/%252e%252e/b',
    '/a/x%252fy',
    '/a/x%255cy',
    '/a//b',
    '//a',
    '/a//',
    '/a/x%5cy',
    '/a/x\\y',
    '/a/x%00',
    '/a/x%2500',
    '/a/x%0d%0ay',
    '/a/x%7f',
    '/a/%E0%A4%A',
    '/a/%',
    '/a/%zz',
    '/a/%ff',
    '/a?x=%',
    '/a?x=%00',
    '/a#b',
    '/a b',
    '/caf\u00e9',
    'http://evil.example/a',
    '*',
    '',
    '/',
  ])('%j', (raw) => {
    expect(refusalOf(raw)).toMatchObject({ status: 400, code: 'INVALID_PARAMETER_VALUE' })
  })

  test('an address beyond 8 KiB', () => {
    expect(again(`/a?x=${'y'.repeat(8_000)}`)).toHaveLength(8_005)
    expect(refusalOf(`/a?x=${'y'.repeat(8_192)}`)).toMatchObject({ status: 414 })
  })
})

describe('what an encoded slash may stand in', () => {
  test.each([
    ['POST', '/api/2.0/workspace-files/import-file/Workspace%2FUsers%2Fme@x%2Ff.txt', true],
    ['GET', '/api/2.0/fs/files/Volumes/main%2Fa/b', true],
    ['GET', '/api/2.0/sql/warehouses/a%2Fb', false],
    ['GET', '/api/2.0%2Fsql/warehouses', false],
    ['GET', '/api%2F2.0/sql/warehouses', false],
  ])('%s %s', (method, path, isFound) => {
    expect(match(method, parseTarget(path)) !== undefined).toBe(isFound)
  })
})

test.each([
  ['GET', '/api/2.1/jobs/list/'],
  ['GET', '/api/2.3/jobs/list'],
  ['GET', '/api/2.0/unity-catalog/catalogs'],
  ['POST', '/api/2.1/jobs/list'],
  ['HEAD', '/api/2.1/jobs/list'],
  ['PUT', '/api/2.0/fs/files'],
  ['PUT', '/api/2.0/fs/files/'],
  ['GET', '/api/2.0/sql/warehouses/a/b'],
  ['GET', '/API/2.1/jobs/list'],
])('%s %s is no endpoint', (method, path) => {
  expect(match(method, parseTarget(path))).toBeUndefined()
})
