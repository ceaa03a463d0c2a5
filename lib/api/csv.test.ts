import { toCsv, withWorkspaceColumn } from './csv'

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

it('tells of each row first which workspace it is of, known by its name or whole', () => {
  type Row = { workspace: string | { alias: string }; thing: { id: number } }
  const columns = withWorkspaceColumn({ id: ({ id }: Row['thing']) => id }, (row: Row) => row.thing)
  const rows: Row[] = [
    { workspace: 'prod', thing: { id: 1 } },
    { workspace: { alias: 'dev' }, thing: { id: 2 } },
  ]
  expect(toCsv(rows, columns)).toBe('workspace,id\r\nprod,1\r\ndev,2\r\n')
})
