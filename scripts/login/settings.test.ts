import { demoPersonIn } from './settings'

it('one of the demo’s people is meant by name, and nobody where none is named', () => {
  expect(demoPersonIn(['--demo', '--as=ben', '--env'])).toBe('ben')
  expect(demoPersonIn(['--demo', '--env'])).toBeNull()
})

it.each([
  ['without a value, as an unset variable leaves it', ['--demo', '--as=']],
  ['without the sign before its value', ['--demo', '--as', 'ben']],
])('a name %s is refused, so that no script waits for a code', (_, args) => {
  expect(() => demoPersonIn(args)).toThrow('--as needs a value right after it: --as=<…>.')
})

it('a person of the demo is refused where nobody said that the demo is meant', () => {
  expect(() => demoPersonIn(['--as=ben'])).toThrow('add --demo')
})
