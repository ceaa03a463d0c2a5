import { layOut } from './graph-layout'
import { stepFrom } from './graph-steps'

const task = (taskKey: string, ...needs: string[]) => ({
  taskKey,
  dependsOn: needs.map((each) => ({ taskKey: each })),
})

const diamond = layOut([task('a'), task('b', 'a'), task('c', 'a'), task('d', 'b', 'c')])
const x = (key: string) => diamond.nodes.get(key)?.x ?? 0

test('what waits stands to the right of what it waits for', () => {
  expect(x('a')).toBeLessThan(x('b'))
  expect(x('b')).toBe(x('c'))
  expect(x('c')).toBeLessThan(x('d'))
  expect(diamond.edges.map(({ from, to }) => `${from}${to}`).sort()).toEqual([
    'ab',
    'ac',
    'bd',
    'cd',
  ])
})

test('arrow keys move along the edges and within a column, and stop at the ends', () => {
  const first = stepFrom(diamond, 'a', 'ArrowRight')
  expect(['b', 'c']).toContain(first)
  const other = first === 'b' ? 'c' : 'b'
  const ways = ['ArrowUp', 'ArrowDown'] as const
  expect(ways.map((way) => stepFrom(diamond, first ?? '', way))).toContain(other)
  expect(stepFrom(diamond, 'd', 'ArrowLeft')).toMatch(/[bc]/)
  expect(stepFrom(diamond, 'd', 'ArrowRight')).toBeNull()
  expect(stepFrom(diamond, 'gone', 'ArrowUp')).toBeNull()
})

test('a task that waits for itself or for one that is not there is drawn all the same', () => {
  const { nodes, edges } = layOut([task('a', 'a', 'gone')])
  expect([nodes.size, edges.length]).toEqual([1, 0])
})

test('500 tasks are laid out within seconds, on a machine that is busy too', () => {
  const tasks = Array.from({ length: 500 }, (_, at) =>
    task(`t${at}`, ...(at < 20 ? [] : [`t${at - 20}`, `t${at - 1 - (at % 19)}`])),
  )
  layOut(tasks.slice(0, 10))
  const before = performance.now()
  expect(layOut(tasks).nodes.size).toBe(500)
  expect(performance.now() - before).toBeLessThan(6_000)
})
