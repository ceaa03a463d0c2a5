import { toNdjson } from './ndjson'

it('writes one item a line, however many line ends its texts hold', () => {
  const text = toNdjson([{ name: 'a\nb' }, { name: 'c\u2028d' }])
  const lines = text.split('\n')
  expect(lines).toHaveLength(3)
  expect(lines[2]).toBe('')
  expect(lines.slice(0, 2).map((line) => JSON.parse(line) as unknown)).toEqual([
    { name: 'a\nb' },
    { name: 'c\u2028d' },
  ])
})

it('writes nothing for an empty list', () => {
  expect(toNdjson([])).toBe('')
})
