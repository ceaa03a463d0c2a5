import { inGraphOrder } from './order'

/** `'c: a b'` is task c after a and b. */
const tasks = (...lines: string[]) =>
  lines.map((line) => {
    const [taskKey = '', before = ''] = line.split(':')
    const keys = before.split(' ').filter(Boolean)
    return { taskKey, dependsOn: keys.map((key) => ({ taskKey: key })) }
  })

const drawn = (...lines: string[]) =>
  inGraphOrder(tasks(...lines)).map(({ task, depth }) => '.'.repeat(depth) + task.taskKey)

it('a chain stands in its order, however it was written down', () => {
  expect(drawn('c: b', 'a:', 'b: a')).toEqual(['a', '.b', '..c'])
})

it('what follows a task stands right below it, before the next branch', () => {
  expect(drawn('a:', 'b:', 'a1: a', 'b1: b', 'a2: a1')).toEqual(['a', '.a1', '..a2', 'b', '.b1'])
})

it('a task that waits for several stands after the last of them, as deep as the longest way', () => {
  expect(drawn('a:', 'b: a', 'c:', 'd: b c')).toEqual(['a', '.b', 'c', '..d'])
})

it('a task that names one which is not there stands at the top', () => {
  expect(drawn('b: gone', 'c: b')).toEqual(['b', '.c'])
})

it('every task is there once, also those of a circle', () => {
  expect(drawn('a:', 'x: y', 'y: x', 'z: x a')).toEqual(['a', 'x', 'y', 'z'])
})

it('a thousand tasks in a row take no time', () => {
  const chain = Array.from({ length: 1_000 }, (_, at) => `t${at}: ${at > 0 ? `t${at - 1}` : ''}`)
  expect(inGraphOrder(tasks(...chain)).at(-1)?.depth).toBe(999)
})
