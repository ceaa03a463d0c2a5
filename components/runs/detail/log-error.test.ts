import { errorLineIn } from './log-error'

const lines = ['INFO start', 'ERROR retry 1', 'ValueError: no such key', 'INFO end']

test('the line of the error is found', () => {
  expect(errorLineIn(lines, 'ValueError: no such key')).toBe(2)
})

test('without it, the last line that looks like an error is', () => {
  expect(errorLineIn(lines.slice(0, 2), 'KeyError: 3')).toBe(1)
  expect(errorLineIn(lines.slice(0, 2), null)).toBe(1)
})

test('a log without errors has none', () => {
  expect(errorLineIn(['INFO start'], 'KeyError: 3')).toBeNull()
})
