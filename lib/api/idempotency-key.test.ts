import { readIdempotencyKey } from './idempotency-key'

const read = (key: string) => readIdempotencyKey(new Headers({ 'idempotency-key': key }))

it('is not there when nobody sent one', () => {
  expect(readIdempotencyKey(new Headers())).toBeUndefined()
})

it.each([
  ['5b0f3c1e-7f5a-4a53-9a0e-6a6ff5c1d0aa', '5b0f3c1e-7f5a-4a53-9a0e-6a6ff5c1d0aa'],
  ['"in quotes"', 'in quotes'],
  ['back\\slash', 'back\\slash'],
  ['x'.repeat(64), 'x'.repeat(64)],
  [`"${'x'.repeat(64)}"`, 'x'.repeat(64)],
])('reads %s', (sent, key) => {
  expect(read(sent)).toBe(key)
})

it.each([
  ['', 'must have 1 to 64 characters'],
  ['""', 'must have 1 to 64 characters'],
  ['x'.repeat(65), 'must have 1 to 64 characters'],
  [`"${'x'.repeat(65)}"`, 'must have 1 to 64 characters'],
  ['schlüssel', 'must be printable ASCII characters'],
  ['two words', 'has a space in it: put it in double quotes, and send it once'],
  ['half"quoted', 'may have double quotes around it, and none within'],
  ['"', 'may have double quotes around it, and none within'],
  ['"half"quoted"', 'may have double quotes around it, and none within'],
  ['"back\\slash"', 'may have no backslash within quotes'],
])('refuses %j, and says what is wrong with it', (sent, fault) => {
  expect(() => read(sent)).toThrow(`Idempotency-Key ${fault}.`)
})

it('refuses two of them', () => {
  const headers = new Headers([
    ['idempotency-key', 'one'],
    ['idempotency-key', 'two'],
  ])
  expect(() => readIdempotencyKey(headers)).toThrow('send it once')
})
