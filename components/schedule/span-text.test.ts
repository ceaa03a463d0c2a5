import { readSpan, spanText } from './span-text'

const at = (clock: string) => Date.parse(`2026-11-28T${clock}:00Z`)
const whole = { from: at('00:00'), to: at('20:00') }

it('reads what it wrote', () => {
  const view = { from: at('02:00'), to: at('03:30') }
  const text = spanText(view, whole)
  expect(text).toBe('2026-11-28T02:00/2026-11-28T03:30')
  expect(readSpan(text, whole)).toEqual(view)
})

it('writes nothing of the whole', () => {
  expect(spanText(whole, whole)).toBe('')
})

it.each([
  '0001-01-01T00:00/9999-01-01T00:00',
  '-100000-01-01T00:00/+200000-01-01T00:00',
  '2026-11-27T00:00/2026-11-28T22:00',
])('is no part where all of it is named: %s', (text) => {
  expect(readSpan(text, whole)).toBeNull()
})

it('keeps what is inside of a span that reaches out of the whole', () => {
  expect(readSpan('2026-11-20T00:00/2026-11-28T02:00', whole)).toEqual({
    from: at('00:00'),
    to: at('02:00'),
  })
})

it('is never nearer than a view comes', () => {
  expect(readSpan('2026-11-28T02:02/2026-11-28T02:03', whole)).toEqual({
    from: at('02:00'),
    to: at('02:05'),
  })
  expect(readSpan('2026-11-27T02:02/2026-11-28T00:01', whole)).toEqual({
    from: at('00:00'),
    to: at('00:05'),
  })
})

it.each([
  '',
  '/',
  'garbage',
  '2026-11-28T02:00',
  '2026-11-28T03:00/2026-11-28T02:00',
  '2026-11-28T02:00/2026-11-28T02:00',
  '2026-11-20T02:00/2026-11-20T03:00',
  '2027-11-28T02:00/2027-11-28T03:00',
])('names no part: %p', (text) => {
  expect(readSpan(text, whole)).toBeNull()
})
