import { formatDuration } from '@/lib/format/durations'
import type { Access } from '@/lib/databricks/grants'
import { workspaceAlias } from '@/lib/databricks/ids'
import { readRun, toRunDetail } from './read'
import {
  failedTasks,
  filterRuns,
  isSlow,
  lastByItself,
  lastSuccess,
  launchedBy,
  medianOf,
  ratioToUsual,
  refreshIntervalMs,
  repairLabel,
  repairable,
  skippedBecauseOf,
  stateWord,
  strip,
  successStanding,
  usualByTask,
  usualOf,
  whyNot,
  workedMs,
} from './rules'
import type { Run } from './schema'
import { runWire } from './wire'

const minuteMs = 60_000
const nowMs = Date.UTC(2026, 10, 22, 12)
let serial = 100
const run = (more: Record<string, unknown> = {}): Run =>
  readRun.parse({
    run_id: ++serial,
    job_id: 7,
    run_name: 'nightly',
    state: { life_cycle_state: 'TERMINATED', result_state: 'SUCCESS' },
    start_time: nowMs - 60 * minuteMs,
    run_duration: 10 * minuteMs,
    ...more,
  })
const failed = { state: { life_cycle_state: 'TERMINATED', result_state: 'FAILED' } }
const running = { state: { life_cycle_state: 'RUNNING' } }

describe('what may not be done, and why', () => {
  const reason = (action: 'cancel' | 'repair', more: object, access?: Access) =>
    whyNot(action, run({ ...more }), access, nowMs)

  it.each([
    ['cancel', {}, 'It has ended.'],
    ['cancel', running, undefined],
    ['cancel', { state: { life_cycle_state: 'TERMINATING' } }, 'It is ending already.'],
    ['repair', failed, undefined],
    ['repair', running, 'It still runs. Repair it when it has ended.'],
    ['repair', {}, 'It succeeded, so there is nothing to repair.'],
    [
      'repair',
      { ...failed, start_time: nowMs - 61 * 24 * 60 * minuteMs },
      'It is older than 60 days.',
    ],
    [
      'repair',
      { state: { life_cycle_state: 'SKIPPED' } },
      'It never ran. Run the job again instead.',
    ],
  ] as const)('%s of %j: %s', (action, more, expected) => {
    expect(reason(action, more)).toBe(expected)
  })

  const access = (level: string): Access => ({
    permissions: {
      grants: [
        {
          principal: { kind: 'group', name: 'readers', displayName: null },
          level,
          inheritedFrom: [],
        },
      ],
    },
    me: { principalName: 'ben', groups: [{ name: 'readers' }] },
  })

  it('says which right is missing, and which there is through whom', () => {
    expect(reason('repair', failed, access('CAN_VIEW'))).toBe(
      'This needs Can Manage Run; you have Can View through group readers.',
    )
    expect(reason('repair', failed, access('CAN_MANAGE_RUN'))).toBeUndefined()
    expect(reason('repair', failed, access('CAN_DREAM'))).toBeUndefined()
    const stranger = { ...access('CAN_VIEW'), me: { principalName: 'x', groups: [] } }
    expect(reason('repair', failed, stranger)).toMatch(/^You have no permission on its job/)
  })
})

describe('tasks of a failed run', () => {
  const task = (task_key: string, result_state: string, needs: string[] = [], end_time = 5) => ({
    task_key,
    run_id: ++serial,
    end_time,
    state: { life_cycle_state: 'TERMINATED', result_state },
    depends_on: needs.map((key) => ({ task_key: key })),
  })
  const { tasks } = toRunDetail(
    runWire.parse({
      run_id: 1,
      tasks: [
        task('a', 'SUCCESS'),
        task('late', 'FAILED', [], 90),
        task('b', 'FAILED', ['a'], 20),
        task('c', 'UPSTREAM_FAILED', ['b']),
        task('d', 'UPSTREAM_FAILED', ['c']),
        task('e', 'EXCLUDED', ['a']),
      ],
    }),
    new Date(0).toISOString(),
  )

  it('that failed by themselves come in the order in which they failed', () => {
    expect(failedTasks(tasks).map(({ taskKey }) => taskKey)).toEqual(['b', 'late'])
  })

  it('that waited for one in vain are counted, however far behind', () => {
    expect(skippedBecauseOf('b', tasks).map(({ taskKey }) => taskKey)).toEqual(['c', 'd'])
    expect(skippedBecauseOf('late', tasks)).toEqual([])
  })

  it('that a repair runs again are those and no more', () => {
    expect(
      repairable(tasks)
        .map(({ taskKey }) => taskKey)
        .sort(),
    ).toEqual(['b', 'c', 'd', 'late'])
    expect(repairLabel(tasks)).toBe('Repair 4 tasks')
  })
})

describe('what is usual', () => {
  const took = (minutes: number, more: object = {}) =>
    run({ run_duration: minutes * minuteMs, ...more })

  it('is the median of the last twenty successes', () => {
    const old = Array.from({ length: 30 }, () => took(100, { start_time: 1_000 }))
    const recent = Array.from({ length: 20 }, (_, at) => took(at + 1, { start_time: nowMs - at }))
    expect(usualOf([...old, ...recent, took(999, failed)])).toEqual({
      medianMs: 10.5 * minuteMs,
      of: 20,
    })
  })

  it('is the same, however many older runs a page has at hand', () => {
    const recent = Array.from({ length: 24 }, (_, at) =>
      took(10, { start_time: nowMs - at * minuteMs, ...(at % 2 ? failed : {}) }),
    )
    const older = Array.from({ length: 50 }, () => took(1, { start_time: 1_000 }))
    const going = run({ ...running, start_time: nowMs })
    expect(usualOf([...older, ...recent, going])).toEqual({ medianMs: 10 * minuteMs, of: 12 })
    expect(usualOf(recent)).toEqual(usualOf([...older, ...recent]))
  })

  it('is not known of fewer than three', () => {
    expect(usualOf([took(1), took(2), took(3, failed)])).toBeNull()
    expect(medianOf([])).toBeNull()
    expect(medianOf([3, 1, 2])).toBe(2)
  })

  it('is known of each task', () => {
    const of = (minutes: number) => ({
      tasks: toRunDetail(
        runWire.parse({
          run_id: ++serial,
          tasks: [
            {
              task_key: 'a',
              run_id: ++serial,
              execution_duration: minutes * minuteMs,
              state: { life_cycle_state: 'TERMINATED', result_state: 'SUCCESS' },
            },
          ],
        }),
        new Date(0).toISOString(),
      ).tasks,
    })
    expect(usualByTask([of(1), of(2), of(6)]).get('a')).toEqual({ medianMs: 2 * minuteMs, of: 3 })
  })

  it('slow is over one and a half times that, and by more than chance', () => {
    const usual = { medianMs: 10 * minuteMs, of: 20 }
    expect(isSlow(15 * minuteMs, usual)).toBe(false)
    expect(isSlow(15.1 * minuteMs, usual)).toBe(true)
    expect(isSlow(20_000, { medianMs: 5_000, of: 20 })).toBe(false)
    expect(isSlow(99 * minuteMs, null)).toBe(false)
    expect(ratioToUsual(5 * minuteMs, usual)).toBe(0.5)
  })

  it('counts the time it works, not the time it waits', () => {
    const waiting = run({
      ...running,
      queue_duration: 20 * minuteMs,
      start_time: nowMs - 30 * minuteMs,
    })
    expect(formatDuration(workedMs(waiting, nowMs) ?? 0)).toBe('10 min 00 s')
    expect(workedMs(run(), nowMs)).toBe(10 * minuteMs)
  })

  describe('of a run that is being repaired counts the repair alone', () => {
    const hourMs = 60 * minuteMs
    const task = (task_key: string, hoursAgo: number, tookMs: number | null) => ({
      task_key,
      run_id: ++serial,
      start_time: nowMs - hoursAgo * hourMs,
      ...(tookMs === null ? running : { end_time: nowMs - hoursAgo * hourMs + tookMs, ...failed }),
    })
    const since9 = { ...running, start_time: nowMs - 9 * hourMs, run_duration: undefined }
    const usual = { medianMs: hourMs, of: 20 }

    it.each([
      [
        'its history tells repairs',
        {
          repair_history: [
            { type: 'ORIGINAL', start_time: nowMs - 9 * hourMs },
            { type: 'REPAIR', id: 4, start_time: nowMs - hourMs },
          ],
        },
      ],
      [
        'some tasks run again in a list',
        { tasks: [task('a', 9, hourMs), task('b', 8, hourMs / 2), task('c', 1, null)] },
      ],
      ['its only task runs again in a list', { tasks: [task('a', 1, null)] }],
    ])('when %s', (_when, more) => {
      const repaired = run({ ...since9, ...more })
      expect(formatDuration(workedMs(repaired, nowMs) ?? 0)).toBe('1 h 00 min')
      expect(isSlow(workedMs(repaired, nowMs), usual)).toBe(false)
    })

    it.each([
      ['was never repaired', { repair_history: [{ type: 'ORIGINAL', start_time: 5 }] }],
      ['is still in its first go', { tasks: [task('a', 9, 8 * hourMs), task('b', 1, null)] }],
      ['works on a long task', { tasks: [task('a', 9, null), task('b', 1, null)] }],
    ])('and not of one that %s', (_what, more) => {
      expect(workedMs(run({ ...since9, ...more }), nowMs)).toBe(9 * hourMs)
    })
  })
})

describe('in a table', () => {
  const prod = workspaceAlias.parse('prod')
  const rows = [
    { workspace: prod, run: run({ run_name: 'b', run_duration: 3 * minuteMs }) },
    { workspace: prod, run: run({ run_name: 'a', ...failed, start_time: nowMs - minuteMs }) },
    { workspace: prod, run: run({ run_name: 'c', ...running, creator_user_name: 'ada' }) },
  ]
  it('rows are found by every word, and by state', () => {
    expect(filterRuns(rows, { text: 'ADA prod' })).toHaveLength(1)
    expect(filterRuns(rows, { text: 'ada nobody' })).toHaveLength(0)
    expect(filterRuns(rows, { states: ['failed', 'running'] })).toHaveLength(2)
  })

  it('the strip of a job shows its last runs, oldest first', () => {
    const runs = [3, 1, 2].map((at) => run({ run_name: String(at), start_time: at * 1_000 }))
    expect(strip(runs, 2).map(({ name }) => name)).toEqual(['2', '3'])
    expect(lastSuccess([...runs, run({ ...failed, start_time: 9_000 })])?.name).toBe('3')
  })

  it('what moves is looked at more often', () => {
    expect(refreshIntervalMs([run(running)])).toBeLessThan(refreshIntervalMs([run()]))
  })
})

it('says who or what started a run', () => {
  expect(launchedBy(run({ trigger: 'PERIODIC', creator_user_name: 'ben' }))).toBe('schedule')
  expect(launchedBy(run({ trigger: 'ONE_TIME', creator_user_name: 'ben' }))).toBe('ben')
  expect(launchedBy(run({ trigger: 'RUN_JOB_TASK' }))).toBe('another job')
})

it('has a word for every state, Databricks’ own where it says more', () => {
  expect(stateWord(run())).toBe('Succeeded')
  expect(stateWord(run({ state: { life_cycle_state: 'PENDING' } }))).toBe('Starting')
  expect(
    stateWord(run({ state: { life_cycle_state: 'TERMINATED', result_state: 'TIMEDOUT' } })),
  ).toBe('Timed out')
})

describe('what is told of a job whose runs do not go well', () => {
  const at = (minutesAgo: number, more: object = {}) =>
    run({ start_time: nowMs - minutesAgo * minuteMs, ...more })

  it('nothing where its last run succeeded, none ended, or none was', () => {
    expect(successStanding([at(1), at(2, failed)], true)).toBeUndefined()
    expect(successStanding([at(1, running), at(2)], true)).toBeUndefined()
    expect(successStanding([], true)).toBeUndefined()
  })

  it('when it last succeeded', () => {
    const success = at(3)
    expect(successStanding([at(1, failed), at(2, failed), success], true)).toEqual({
      kind: 'at',
      run: success,
    })
  })

  it('that it never did, and of how many runs that is known', () => {
    const runs = [at(1, running), at(2, failed), at(3, failed)]
    expect(successStanding(runs, true)).toEqual({ kind: 'none', of: 2, isAll: true })
    expect(successStanding(runs, false)).toEqual({ kind: 'none', of: 2, isAll: false })
  })

  it('it started by itself when its own trigger did it, and not a person, a retry or another job', () => {
    const own = at(9, { trigger: 'FILE_ARRIVAL' })
    const others = ['ONE_TIME', 'RETRY', 'RUN_JOB_TASK'].map((trigger, index) =>
      at(index, { trigger }),
    )
    expect(lastByItself([...others, own, at(20, { trigger: 'PERIODIC' })])).toBe(own)
    expect(lastByItself(others)).toBeUndefined()
  })
})
