import { runId } from '@/lib/databricks/ids'
import {
  findIn,
  numberOf,
  placeAt,
  placeBeside,
  placeText,
  readPlace,
  totalOf,
  type Place,
} from './found'
import { toTaskText } from './task-text'

const text = (error: string, log: string) => ({
  error: error === '' ? [] : error.split('\n'),
  log: log === '' ? [] : log.split('\n'),
  fromByte: 0,
  totalBytes: 0,
  bytes: 0,
})
const task = (number: number) => ({ runId: runId.parse(String(number)) })
const texts = new Map([
  ['1', text('', 'reads\nwrites Orders')],
  ['2', text('KeyError: orders\n  at x', 'orders\nnone\nORDERS')],
  ['3', text('', 'nothing')],
])
const tasks = [1, 2, 3, 4].map(task)
const find = (wanted: string) => findIn(tasks, ({ runId: id }) => texts.get(id), wanted)
const words = (place: Place | null) => place && placeText(place)

it('finds in errors and logs whatever the case, and counts task by task', () => {
  const found = find('orders')
  expect(found.map((each) => [each.task.runId, each.error, each.log])).toEqual([
    ['1', [], [1]],
    ['2', [0], [0, 2]],
  ])
  expect(totalOf(found)).toBe(4)
  expect(find('')).toEqual([])
})

it('a letter more, a letter less and another word find what they would by themselves', () => {
  const counts = ['o', 'or', 'ord', 'orders', 'or', 'none', 'n', 'orders'].map((each) =>
    totalOf(find(each)),
  )
  expect(counts).toEqual([6, 4, 4, 4, 4, 1, 2, 4])
})

it('goes from place to place across tasks, the error of each before its log, and round', () => {
  const found = find('orders')
  const walk: (string | null)[] = []
  let place: Place | null = null
  for (let step = 0; step < 5; step += 1) {
    place = placeBeside(found, place, 1)
    walk.push(words(place))
  }
  expect(walk).toEqual(['1.l2', '2.e1', '2.l1', '2.l3', '1.l2'])
  expect(words(placeBeside(found, place, -1))).toBe('2.l3')
  expect(words(placeBeside(found, null, -1))).toBe('2.l3')
  expect(placeBeside([], null, 1)).toBeNull()
})

it('a number and its place are one', () => {
  const found = find('orders')
  const numbers = [0, 1, 2, 3].map((number) => numberOf(found, placeAt(found, number)))
  expect(numbers).toEqual([0, 1, 2, 3])
  expect(placeAt(found, 4)).toBeNull()
  expect(numberOf(found, { ...task(2), part: 'log', line: 1 })).toBeNull()
})

it('the address keeps a place, and what is none is none', () => {
  expect(readPlace('612004118000137.l12')).toEqual({
    runId: '612004118000137',
    part: 'log',
    line: 11,
  })
  for (const wrong of ['', 'x', '1.z3', '1.l0', '0.l1', '1.l', '1.e1 '])
    expect(readPlace(wrong)).toBeNull()
})

it('a task text is without colours and without an empty last line', () => {
  const output = { error: 'E', trace: '\u001b[31mat x\u001b[0m' }
  const log = { text: 'a\nb\n', fromByte: 10, totalBytes: 14, isTruncated: false }
  expect(toTaskText({ ...output, log } as Parameters<typeof toTaskText>[0])).toEqual({
    error: ['E', 'at x'],
    log: ['a', 'b'],
    fromByte: 10,
    totalBytes: 14,
    bytes: expect.any(Number) as number,
  })
})
