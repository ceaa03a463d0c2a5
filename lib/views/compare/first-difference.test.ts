import { firstDifference } from './first-difference'

const log = (...lines: string[]) => `${lines.join('\n')}\n`

test('times, ids and numbers are no difference', () => {
  const one = log('2026-11-22 02:10:03 INFO batch 17 of run 612107218891273', 'read 12 rows')
  const two = log('2026-11-21 02:11:09 INFO batch 18 of run 612107220988866', 'read 9 rows')
  expect(firstDifference(one, two)).toBeNull()
})

test('the first line that says something else is told with a few around it', () => {
  const same = ['a', 'b', 'c', 'd', 'e']
  const difference = firstDifference(log(...same, 'ERROR', 'f'), log(...same, 'INFO done'))
  expect(difference?.here).toEqual({
    line: 6,
    from: 3,
    lines: ['c', 'd', 'e', 'ERROR', 'f'],
    total: 7,
  })
  expect(difference?.other.lines.at(-1)).toBe('INFO done')
})

test('a log that ends before the other differs where it ends', () => {
  const difference = firstDifference(log('a'), log('a', 'b'))
  expect([difference?.here.line, difference?.other.line]).toEqual([null, 2])
  expect(firstDifference('', '')).toBeNull()
})

test('colours of a terminal are no difference', () => {
  expect(firstDifference(log('\u001b[31mfailed\u001b[0m'), log('failed'))).toBeNull()
})

// Each line against each would take minutes.
test('5 MB are compared', () => {
  const line =
    '2026-11-22 02:10:03 INFO stage 4 task 17 finished in 231 ms on executor 9f8e7d6c5b4a'
  const long = Array.from({ length: 60_000 }, (_, at) => `${line} ${at}`)
  expect(firstDifference(log(...long), log(...long.map((each) => `${each}1`)))).toBeNull()
})
