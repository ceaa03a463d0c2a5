import {
  chainTasksOf,
  criticalPath,
  criticalPathOf,
  type ChainedRun,
  type ChainTask,
} from './critical-path'

const task = (taskKey: string, from: number | null, to: number | null, needs: string[] = []) =>
  ({
    taskKey,
    fromMs: from === null ? null : from * 60_000,
    toMs: to === null ? null : to * 60_000,
    needs,
  }) satisfies ChainTask

test('the chain leads to the task that ended last, through what each waited for longest', () => {
  const tasks = [
    task('read_a', 0, 5),
    task('read_b', 0, 9),
    task('join', 9, 12, ['read_a', 'read_b']),
    task('report', 5, 6, ['read_a']),
  ]
  expect(criticalPath(tasks)).toEqual(['read_b', 'join'])
})

test('a task that never ran is passed through to what it waited for', () => {
  const tasks = [
    task('load', 0, 7),
    task('check', null, null, ['load']),
    task('notify', 7, 8, ['check']),
  ]
  expect(criticalPath(tasks)).toEqual(['load', 'notify'])
})

test('what ended after its successor had begun held nobody up', () => {
  const repairedAlone = [task('load', 50, 60), task('publish', 5, 61, ['load'])]
  expect(criticalPath(repairedAlone)).toEqual(['publish'])
})

test('a moment between two clocks does not break the chain', () => {
  const tasks = [
    { taskKey: 'a', fromMs: 0, toMs: 10_500, needs: [] },
    { taskKey: 'b', fromMs: 10_000, toMs: 20_000, needs: ['a'] },
  ]
  expect(criticalPath(tasks)).toEqual(['a', 'b'])
})

test('a dependency on itself, a circle or a task that is not there ends the chain', () => {
  const circle = [task('a', 0, 5, ['b', 'gone']), task('b', 5, 9, ['a', 'b'])]
  expect(criticalPath(circle)).toEqual(['a', 'b'])
  expect(criticalPath([])).toEqual([])
  expect(criticalPath([task('a', null, null)])).toEqual([])
})

// Whoever follows every path twice does not live to see the end of this one.
test('500 tasks in a row are one chain', () => {
  const row = Array.from({ length: 500 }, (_, at) =>
    task(`t${at}`, at, at + 1, at === 0 ? [] : [`t${at - 1}`]),
  )
  expect(criticalPath(row)).toHaveLength(500)
})

const at = (minute: number) => new Date(Date.UTC(2026, 10, 22, 2, minute)).toISOString()
const runTask = (
  taskKey: string,
  runId: string,
  from: number | null,
  to: number | null,
  more = {},
) => ({
  taskKey,
  runId,
  startedAt: from === null ? null : at(from),
  endedAt: to === null ? null : at(to),
  isActive: from !== null && to === null,
  state: 'succeeded',
  dependsOn: [],
  ...more,
})

test('a retry counts from its first try, but not one of the go before a repair', () => {
  const run = {
    tasks: [runTask('load', '3', 40, 50)],
    earlierAttempts: [runTask('load', '2', 35, 38), runTask('load', '1', 0, 4)],
    attempts: [{ taskRunIds: ['1'] }, { taskRunIds: ['2', '3'] }],
  } as unknown as ChainedRun
  expect(chainTasksOf(run, 0)[0]?.fromMs).toBe(Date.parse(at(35)))
})

test('what still runs lasts until now; what was skipped or has no times never ran', () => {
  const run = {
    tasks: [
      runTask('load', '1', 0, null),
      runTask('skipped', '2', 3, 3, { state: 'skipped' }),
      runTask('timeless', '3', 4, null, { isActive: false }),
      runTask('waits', '4', null, null),
    ],
  } as unknown as ChainedRun
  expect(chainTasksOf(run, Date.parse(at(9))).map(({ toMs }) => toMs)).toEqual([
    Date.parse(at(9)),
    null,
    null,
    null,
  ])
  expect(criticalPathOf(run, Date.parse(at(9)))).toEqual(['load'])
})

test('a for-each task is one link, from its first iteration to its last', () => {
  const run = {
    tasks: [
      runTask('list', '1', 0, 1),
      runTask('each', '2', 1, 20, { dependsOn: [{ taskKey: 'list', outcome: null }] }),
    ],
  } as unknown as ChainedRun
  expect(criticalPathOf(run, 0)).toEqual(['list', 'each'])
})
