import fc from 'fast-check'
import { propertyRuns } from '@/lib/testing/property-runs'
import { endpoints } from './endpoints'
import { isForGateway } from './place'
import { isSound } from './sound'
import { generatedCall } from './testing/generated-call'

test.each([
  '/',
  '/jobs',
  '/workspaces/prod/jobs/1/?tab=runs',
  '/api/databricks/now?window=24h&q=a//b/../c\\d',
  '/explore/main.default/a..b/.hidden/...',
  '/explore/a%2Fb%5Cc',
  '/workspaces/prod/clusters/..%2Fapi',
])('%s is one path', (url) => expect(isSound(url)).toBe(true))

test.each([
  '',
  '*',
  'http://localhost/jobs',
  '//evil.example',
  '/jobs//1',
  '/jobs/%zz',
  '/jobs/%E0%A4%A',
  '/./api/2.1/jobs/list',
  '/x/../api/2.1/jobs/list',
  '/api/./2.1/jobs/list',
  '/jobs/.',
  '/jobs/..',
  '/%2e/api/2.1/jobs/list',
  '/x/%2E%2e/api/2.1/jobs/list',
  '/x/.%2e/api/2.1/jobs/list',
  '\\api\\2.1\\jobs\\list',
  '/api\\2.1\\jobs\\list',
  '/x#/api/2.1/jobs/list',
])('%j is refused', (url) => expect(isSound(url)).toBe(false))

test('of 100,000 generated calls, none that is left to Next becomes one of the gateway there', () => {
  let left = 0
  const property = fc.property(generatedCall(endpoints), ({ target }) => {
    if (isForGateway(target) || !isSound(target)) return
    left += 1
    // As Next reads it.
    const { pathname, search } = new URL(target, 'http://localhost')
    if (isForGateway(pathname + search)) throw new Error(`${target} is ${pathname} there`)
  })
  fc.assert(property, propertyRuns(100_000))
  expect(left).toBeGreaterThan(1_000)
}, 120_000)
