import fc from 'fast-check'
import type { Endpoint } from '../endpoints'

export type GeneratedCall = { method: string; target: string }

/** Ids as they are, and as somebody would write them who wants another path than the one that is checked. */
const plain = fc.constantFrom(
  'abc-123',
  '9007199254740993',
  'main.sales.orders',
  'me@x.example',
  'ä',
)
const nasty = fc.constantFrom(
  '..',
  '.',
  '%2e%2e',
  '%2E%2e%2f',
  '..%2f..%2fsecrets',
  '%252e%252e',
  '%2f',
  'a%2Fb',
  'a%5Cb',
  'a\\b',
  '%00',
  'a%0d%0aHost:%20evil',
  '%3Fx=1',
  '%23',
  ';x=1',
  'a;b',
  '%',
  '%zz',
  '%E0%A4%A',
  '%ff',
  '',
  'a b',
  '@evil.example',
  'x.rsc',
  'x.segments',
  '__proto__',
  'constructor',
)
const segment = fc.oneof(
  { weight: 6, arbitrary: plain.map(encodeURIComponent) },
  { weight: 2, arbitrary: nasty },
  { weight: 1, arbitrary: fc.string({ maxLength: 12 }).map(encodeSafely) },
  { weight: 1, arbitrary: fc.string({ maxLength: 8, unit: 'binary-ascii' }) },
)

function encodeSafely(text: string): string {
  try {
    return encodeURIComponent(text)
  } catch {
    return 'x'
  }
}

const method = fc.constantFrom(
  'GET',
  'HEAD',
  'POST',
  'PUT',
  'PATCH',
  'DELETE',
  'OPTIONS',
  'TRACE',
  'get',
)

const query = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom('', '?', '?a=1', '?a=1&a=2', '?filter=x+y%20z', '?o=', '?&&'),
  },
  {
    weight: 1,
    arbitrary: fc.array(segment, { maxLength: 3 }).map((parts) => `?${parts.join('&')}`),
  },
)

/** What is done to a good path: nothing mostly, or one thing that makes it another path. */
const bend = fc.oneof(
  { weight: 6, arbitrary: fc.constant((path: string) => path) },
  {
    weight: 4,
    arbitrary: fc.constantFrom<(path: string) => string>(
      (path) => `${path}/`,
      (path) => `${path}/more`,
      (path) => `/${path}`,
      (path) => path.replace('/api/', '/API/'),
      (path) => path.replace('/api/2.0', '/api/1.2'),
      (path) => path.replace('/api/', '/%61pi/'),
      (path) => path.replace(/\/([^/]*)$/, '%2F$1'),
      (path) => path.replace(/\/([^/]*)$/, '/../$1'),
      (path) => path.replace(/\/([^/]*)$/, '//$1'),
      (path) => `/.${path}`,
      (path) => `/x/..${path}`,
      (path) => `/%2e${path}`,
      (path) => `/x/%2E.${path}`,
      (path) => path.replace(/^\/(\w+)\//, '/$1/./'),
      (path) => path.replaceAll('/', '\\').replace('\\', '/'),
      (path) => path.slice(0, -1),
      (path) => path.toUpperCase(),
      (path) => `/api/databricks/workspaces/prod/rest${path.replace(/^\/api/, '')}`,
      (path) => `/api/databricks/workspaces/nowhere/rest${path.replace(/^\/api/, '')}`,
    ),
  },
)

/** Calls near the table's border: rows with all sorts of ids, bent, under any method; and some from nowhere. */
export function generatedCall(endpoints: readonly Endpoint[]): fc.Arbitrary<GeneratedCall> {
  const near = fc
    .tuple(
      fc.constantFrom(...endpoints),
      fc.array(segment, { minLength: 8, maxLength: 8 }),
      bend,
      query,
    )
    .chain(([endpoint, ids, change, asked]) =>
      fc.record({
        method: fc.oneof(
          { weight: 5, arbitrary: fc.constant<string>(endpoint.method) },
          { weight: 1, arbitrary: method },
        ),
        target: fc.constant(change(fill(endpoint.template, ids)) + asked),
      }),
    )
  const far = fc.record({
    method,
    target: fc.array(segment, { maxLength: 6 }).map((parts) => `/api/${parts.join('/')}`),
  })
  return fc.oneof({ weight: 9, arbitrary: near }, { weight: 1, arbitrary: far })
}

function fill(template: string, ids: string[]): string {
  let at = 0
  return template.replace(/\{\w+(\*?)\}/g, (_, many: string) => {
    const id = ids[at++] ?? 'x'
    return many ? `${id}/${ids[at++] ?? 'y'}` : id
  })
}
