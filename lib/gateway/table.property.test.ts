import fc from 'fast-check'
import { propertyRuns } from '@/lib/testing/property-runs'
import { endpoints } from './endpoints'
import { readCall } from './read-call'
import { generatedCall } from './testing/generated-call'
import { patternOf } from './testing/table-pattern'

const ambiguous = /\/\.{1,2}(?:\/|$)|%(?:00|5c|0[ad]|252[ef]|255c)/i
const written = /^(?:\/[\w.!~*'()%-]+)+\/?$/

const { signal } = new AbortController()
const call = (method: string, target: string) =>
  ({ method, target, headers: new Headers(), body: null, signal }) as const

function attempt(method: string, target: string): string | number {
  try {
    return readCall(call(method, target)).path
  } catch (error) {
    if (error instanceof Error && error.name === 'Refusal')
      return (error as Error & { status: number }).status
    throw error
  }
}

function faultOf(method: string, result: string | number): string | null {
  if (typeof result === 'number')
    return [400, 404, 405, 414].includes(result) ? null : `refused with ${result}`
  if (!written.test(result) || ambiguous.test(result)) return `sent as ${result}`
  if (!patternOf(method).test(result)) return `not in the table: ${result}`
  // Read once more it says the same: nothing is left that a second decoding would change.
  return attempt(method, result) === result ? null : `read again it is another path: ${result}`
}

test('of 100,000 generated calls, only what is in the table is ever sent on', () => {
  let sent = 0
  const property = fc.property(generatedCall(endpoints), ({ method, target }) => {
    const result = attempt(method, target)
    if (typeof result === 'string') sent += 1
    const fault = faultOf(method, result)
    if (fault !== null) throw new Error(fault)
  })
  fc.assert(property, propertyRuns(100_000))
  // Both sides of the border have to be well visited for this to say something.
  expect(sent).toBeGreaterThan(20_000)
  expect(sent).toBeLessThan(80_000)
}, 120_000)
