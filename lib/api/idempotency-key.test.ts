import { readIdempotencyKey } from './idempotency-key'

const read = (key: string) => readIdempotencyKey(new Headers({ 'idempotency-key': key }))

it('is not there when nobody sent one', () => {
  expect(readIdempotencyKey(new Headers())).toBeUndefined()
})

it.each([
  ['5b0f3c1e-7f5a-4a53-9a0e-6a6ff5c1d0aa', '5b0f3c1e-7f5a-4a53-9a0e-6a6ff5c1d0aa'],
  ['"in quotes"', 'in quotes'],
  ['x'.repeat(64), 'x'.repeat(64)],
])('reads %s', (sent, key) => {
  expect(read(sent)).toBe(key)
})

it.each(['', '""', 'x'.repeat(65), `"${'x'.repeat(65)}"`, 'two words', 'half"quoted'])(
  'refuses %j',
  (sent) => {
    expect(() => read(sent)).toThrow('1 to 64 printable ASCII characters')
  },
)
