import { Refusal } from './refusal'
import { cursorOf } from './cursor'

const made = cursorOf('jobs', { workspace: 'prod', q: undefined, state: ['A', 'B'] })
const cursor = made.seal('CAEo.x=')

test('a cursor comes back to its list as the token it was made of', () => {
  expect(made.open(cursor ?? undefined)).toBe('CAEo.x=')
  expect(made.open(undefined)).toBeNull()
  expect(made.seal(null)).toBeNull()
})

test('the same question in another order takes it', () => {
  const same = cursorOf('jobs', { state: ['B', 'A'], workspace: 'prod' })
  expect(same.open(cursor ?? undefined)).toBe('CAEo.x=')
})

test.each([
  ['another list', cursorOf('runs', { workspace: 'prod', state: ['A', 'B'] })],
  ['another workspace', cursorOf('jobs', { workspace: 'dev', state: ['A', 'B'] })],
  ['another filter', cursorOf('jobs', { workspace: 'prod', state: ['A'] })],
  ['one filter more', cursorOf('jobs', { workspace: 'prod', state: ['A', 'B'], q: '' })],
])('%s refuses it in its own words', (_, { open }) => {
  expect(() => open(cursor ?? undefined)).toThrow(Refusal)
  expect(() => open(cursor ?? undefined)).toThrow(/^This pageToken is of another list/)
})

test.each(['CAEo.x=', '', 'x', cursor?.slice(0, 9)])('%j was never given', (pageToken) =>
  expect(() => made.open(pageToken)).toThrow(Refusal),
)
