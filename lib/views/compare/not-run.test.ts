import type { TaskRun } from '@/lib/resources/runs/schema'
import { expectedHere, tasksNotRun, wouldAddMs } from './not-run'
import { notRunGroups } from './rules'
import type { ComparedTask } from './schema'

const task = (taskKey: string, needs: string[], result: string | null, more: object = {}) => {
  const state = result === 'SUCCESS' ? 'succeeded' : result === 'FAILED' ? 'failed' : 'skipped'
  return {
    taskKey,
    state,
    lifeCycle: 'TERMINATED',
    result,
    startedAt: '2026-11-22T02:00:00.000Z',
    dependsOn: needs.map((key) => ({ taskKey: key, outcome: null })),
    ...more,
  } as Pick<TaskRun, 'taskKey' | 'state' | 'lifeCycle' | 'result' | 'startedAt' | 'dependsOn'>
}
const upstream = 'UPSTREAM_FAILED'
const failed = {
  isActive: false,
  tasks: [
    task('load', [], 'FAILED'),
    task('clean', ['load'], upstream),
    task('publish', ['clean'], upstream),
    task('mail', ['load'], upstream),
    task('rare', [], 'EXCLUDED'),
    task('aside', [], 'SUCCESS'),
  ],
}
const takes = new Map([
  ['load', 9],
  ['clean', 5],
  ['publish', 2],
  ['mail', 1],
  ['rare', 3],
  ['aside', 4],
])

test('a task that did not run names what failed first on the way to it, not what waited as well', () => {
  const left = tasksNotRun(failed, takes)
  expect(left.map(({ taskKey, because }) => [taskKey, because])).toEqual([
    ['clean', ['load']],
    ['publish', ['load']],
    ['mail', ['load']],
    ['rare', []],
  ])
  expect(notRunGroups(left).map(({ why, of }) => [why, of.map(({ taskKey }) => taskKey)])).toEqual([
    ['because load failed', ['clean', 'publish', 'mail']],
    ['(excluded)', ['rare']],
  ])
})

test('tasks that wait for each other add up, and those beside each other do not', () => {
  expect(wouldAddMs(tasksNotRun(failed, takes), failed.tasks)).toBe(7)
  expect(wouldAddMs([], failed.tasks)).toBe(0)
})

test('what still waits its turn is not yet left out, and what nobody expected never is', () => {
  const tasks = [task('load', [], 'SUCCESS'), task('next', ['load'], null, { state: 'queued' })]
  expect(tasksNotRun({ isActive: true, tasks }, new Map([['next', 5]]))).toEqual([])
  expect(tasksNotRun(failed, new Map([['aside', 4]]))).toEqual([])
})

test('a task that most successes leave out is not expected, nor one that the other run left out', () => {
  const compared = (taskKey: string, of: number | null, otherMs: number | null) =>
    ({
      taskKey,
      usual: of === null ? null : { medianMs: 60, of },
      other: { state: otherMs === null ? 'skipped' : 'succeeded', startedAt: 'x', tookMs: otherMs },
    }) as unknown as ComparedTask
  const tasks = [compared('a', 20, 70), compared('b', 4, 70), compared('c', null, 70)]
  const inNone = compared('d', null, null)
  expect([...expectedHere([...tasks, inNone], 20)]).toEqual([
    ['a', 60],
    ['c', 70],
  ])
})

test('a task canceled before its turn says what was canceled', () => {
  const tasks = [
    task('load', [], 'CANCELED', { state: 'canceled' }),
    task('publish', ['load'], 'UPSTREAM_CANCELED'),
  ]
  const left = tasksNotRun({ isActive: false, tasks }, new Map([['publish', 5]]))
  expect(notRunGroups(left).map(({ why }) => why)).toEqual(['because load was canceled'])
})
