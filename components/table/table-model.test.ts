import type { Column } from './column'
import { afterPress, readSort, sortRows, writeSort } from './table-model'

type Node = { name: string; size: number | null }
const column = (id: keyof Node, more: Partial<Column<Node>> = {}): Column<Node> => ({
  id,
  header: id,
  room: 'always',
  cell: (node) => node[id],
  sortValue: (node) => node[id],
  ...more,
})
const columns = [column('name'), column('size', { sortsDownFirst: true })]
const nodes: Node[] = [
  { name: 'node-10', size: 3 },
  { name: 'Node-2', size: null },
  { name: 'node-1', size: 20 },
  { name: 'other', size: 3 },
]
const namesBy = (sort: string, rows = nodes) =>
  sortRows(rows, columns, readSort(sort)).map(({ name }) => name)

it('orders text as people count, whatever the case', () => {
  expect(namesBy('name')).toEqual(['node-1', 'Node-2', 'node-10', 'other'])
  expect(namesBy('-name')).toEqual(['other', 'node-10', 'Node-2', 'node-1'])
})

it('orders numbers by size, equal ones as they came, and those without a value last in both ways', () => {
  expect(namesBy('size')).toEqual(['node-10', 'other', 'node-1', 'Node-2'])
  expect(namesBy('-size')).toEqual(['node-1', 'node-10', 'other', 'Node-2'])
})

it('takes what is no number for nothing, so that the others keep their order', () => {
  const rows = [3, NaN, 1, NaN, 2].map((value) => ({ value }))
  const column = {
    id: 'n',
    header: 'N',
    room: 'always' as const,
    cell: () => null,
    sortValue: (row: { value: number }) => row.value,
  }
  expect(sortRows(rows, [column], { id: 'n', desc: false }).map(({ value }) => value)).toEqual([
    1,
    2,
    3,
    NaN,
    NaN,
  ])
})

it('leaves the rows as they come for no column, one that is not there, and one that cannot be sorted', () => {
  expect(sortRows(nodes, columns, null)).toBe(nodes)
  expect(sortRows(nodes, columns, readSort('owner'))).toBe(nodes)
  const plain: Column<Node> = { id: 'name', header: 'Name', room: 'always', cell: () => null }
  expect(sortRows(nodes, [plain], readSort('name'))).toBe(nodes)
})

it('turns with each press from the first way to the other, to none, and anew at another column', () => {
  const [name, size] = columns as [Column<Node>, Column<Node>]
  const presses = [null, readSort('size'), readSort('name'), readSort('-name')]
  expect(presses.map((sorting) => writeSort(afterPress(name, sorting)))).toEqual([
    'name',
    'name',
    '-name',
    '',
  ])
  expect(['', '-size', 'size'].map((text) => writeSort(afterPress(size, readSort(text))))).toEqual([
    '-size',
    'size',
    '',
  ])
})
