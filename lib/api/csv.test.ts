import { toCsv } from './csv'

const write = (cell: string | number | boolean | null | undefined) =>
  toCsv([{ cell }], { cell: (row) => row.cell })

it('writes a header and a line for each item, ended by CRLF', () => {
  expect(toCsv([{ a: 1, b: 'x' }], { A: ({ a }) => a, B: ({ b }) => b })).toBe('A,B\r\n1,x\r\n')
  expect(toCsv([], { A: () => 1 })).toBe('A\r\n')
})

it.each([
  ['a,b', '"a,b"'],
  ['say "x"', '"say ""x"""'],
  ['two\nlines', '"two\nlines"'],
  [null, ''],
  [undefined, ''],
  [true, 'true'],
  [-5, '-5'],
  [' plain', ' plain'],
])('writes %p as %s', (cell, text) => {
  expect(write(cell)).toBe(`cell\r\n${text}\r\n`)
})

it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx'])('makes text of the formula %p', (cell) => {
  expect(write(cell)).toBe(`cell\r\n'${cell}\r\n`)
})
