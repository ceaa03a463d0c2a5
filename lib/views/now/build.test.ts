import { jobId, runId, workspaceAlias } from '@/lib/databricks/ids'
import { readRun } from '@/lib/resources/runs/read'
import type { Run } from '@/lib/resources/runs/schema'
import { bucketsOf, build, type Facts } from './build'
import { nowColumns } from './csv'
import {
  failuresPerStep,
  groupByCause,
  latestOfEachJob,
  notLoaded,
  repairableOf,
  runsLong,
  sortRunning,
  summarize,
  whyNotRepairCause,
} from './rules'
import { nowPage, nowRow, type NowPage, type NowPart } from './schema'

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const to = Date.UTC(2026, 10, 22, 12)
const from = to - 24 * hourMs
const prod = workspaceAlias.parse('prod')
const dev = workspaceAlias.parse('dev')

let serial = 0
type Facets = { job?: number; minutesAgo: number; took?: number; state?: string; more?: object }
/** A run that started so many minutes ago and ended, unless it is active, after so many. */
function run({ job = 1, minutesAgo, took = 10, state = 'SUCCESS', more = {} }: Facets): Run {
  const start = to - minutesAgo * minuteMs
  const isActive = ['RUNNING', 'QUEUED', 'PENDING'].includes(state)
  return readRun.parse({
    run_id: ++serial,
    job_id: job,
    run_name: `job ${job}`,
    creator_user_name: 'ben',
    start_time: start,
    state: isActive
      ? { life_cycle_state: state }
      : { life_cycle_state: 'TERMINATED', result_state: state, state_message: 'See the output.' },
    ...(isActive ? {} : { end_time: start + took * minuteMs, run_duration: took * minuteMs }),
    ...more,
  })
}

const facts = (runs: Run[], more: Partial<Facts> = {}): Facts => ({
  workspace: prod,
  runs,
  histories: new Map(),
  failures: new Map(),
  from,
  to,
  ...more,
})
const rowsOf = (runs: Run[], more: Partial<Facts> = {}) => build(facts(runs, more)).rows
const kinds = (runs: Run[], more: Partial<Facts> = {}) =>
  rowsOf(runs, more).map(({ kind, run: { runId } }) => `${kind} ${runId}`)

describe('a run is', () => {
  it('failed when it ended badly within the window, however long before that it began', () => {
    const long = run({ minutesAgo: 26 * 60, took: 5 * 60, state: 'FAILED' })
    const old = run({ minutesAgo: 26 * 60, took: 10, state: 'FAILED' })
    const timedOut = run({ minutesAgo: 30, state: 'TIMEDOUT' })
    expect(kinds([long, old, timedOut])).toEqual([
      `failed ${timedOut.runId}`,
      `failed ${long.runId}`,
    ])
  })

  it('running or queued for as long as it is, whenever it began', () => {
    const running = run({ minutesAgo: 3_000, state: 'RUNNING' })
    const queued = run({ minutesAgo: 5, state: 'QUEUED' })
    expect(kinds([queued, running])).toEqual([`running ${running.runId}`, `queued ${queued.runId}`])
  })

  it('slow when it took, or takes, over one and a half times the median of its job', () => {
    const usual = [4, 5, 6].map((hours) => run({ minutesAgo: hours * 60 }))
    const slow = run({ minutesAgo: 60, took: 30 })
    const late = run({ minutesAgo: 40, state: 'RUNNING' })
    const found = rowsOf([...usual, slow, late]).filter(({ kind }) => kind === 'slow')
    expect(found.map(({ run: { runId } }) => runId)).toEqual([slow.runId, late.runId])
    expect(found[0]?.usual).toEqual({ medianMs: 10 * minuteMs, of: 4 })
    expect(build(facts([...usual, slow])).judged).toEqual({ known: 4, of: 4 })
    expect(build(facts([slow])).judged).toEqual({ known: 0, of: 1 })
  })

  it('not slow while a repair of it is no longer on than usual, however long ago it began', () => {
    const usual = [40, 50, 60].map((hours) => run({ minutesAgo: hours * 60 }))
    const more = {
      repair_history: [{ start_time: 1 }, { type: 'REPAIR', start_time: to - 5 * minuteMs }],
    }
    const repaired = run({ minutesAgo: 30 * 60, state: 'RUNNING', more })
    expect(kinds([...usual, repaired])).toEqual([`running ${repaired.runId}`])
  })

  it('recovered when it went well right after a failure, and the failure says so', () => {
    const failed = run({ minutesAgo: 120, state: 'FAILED' })
    const next = run({ minutesAgo: 60 })
    const after = run({ minutesAgo: 30 })
    const rows = rowsOf([failed, next, after])
    expect(rows.map(({ kind, recovery }) => [kind, recovery?.how])).toEqual([
      ['failed', 'next-run'],
      ['recovered', 'next-run'],
    ])
    expect(rows[1]).toMatchObject({
      run: { runId: next.runId },
      recovery: { failedRunId: failed.runId },
    })
  })

  it('recovered when a repair made it succeed', () => {
    const repaired = run({ minutesAgo: 300, took: 200, more: { run_duration: 10 * minuteMs } })
    expect(rowsOf([repaired])[0]).toMatchObject({ kind: 'recovered', recovery: { how: 'repair' } })
  })

  it('not recovered by a run of another job, nor by one that was skipped', () => {
    const rows = rowsOf([
      run({ minutesAgo: 120, state: 'FAILED' }),
      run({ minutesAgo: 60, job: 2 }),
      run({ minutesAgo: 50, state: 'MAXIMUM_CONCURRENT_RUNS_REACHED' }),
    ])
    expect(rows.map(({ kind, recovery }) => [kind, recovery])).toEqual([['failed', null]])
  })
})

describe('what was looked at closely', () => {
  const failed = run({ minutesAgo: 60, state: 'FAILED' })

  it('is the strip of the job, and what is usual, with the window on top', () => {
    const history = [3, 4, 5].map((days) => run({ minutesAgo: days * 24 * 60, took: 20 }))
    const [row] = rowsOf([failed], { histories: new Map([[jobId.parse('1'), history]]) })
    expect(row?.history?.map(({ state }) => state)).toEqual([
      'succeeded',
      'succeeded',
      'succeeded',
      'failed',
    ])
    expect(row?.usual?.medianMs).toBe(20 * minuteMs)
  })

  it('is the error of the task; until then the words of the list stand', () => {
    expect(rowsOf([failed])[0]?.failure).toEqual({
      tasks: null,
      errorLine: 'See the output.',
      from: 'message',
    })
    const failure = {
      tasks: [{ taskKey: 'load', runId: runId.parse('9') }],
      errorLine: 'KeyError',
      from: 'output' as const,
    }
    const [row] = rowsOf([failed], { failures: new Map([[failed.runId, failure]]) })
    expect(row?.failure).toEqual(failure)
    expect(nowRow.safeParse(row).success).toBe(true)
  })
})

describe('hour by hour', () => {
  it('counts what ended where it ended, and what ran everywhere it ran', () => {
    const runs = [
      run({ minutesAgo: 23 * 60 + 30, took: 125 }),
      run({ minutesAgo: 30, state: 'FAILED' }),
      run({
        minutesAgo: 90,
        took: 20,
        more: { queue_duration: 40 * minuteMs, end_time: to - 30 * minuteMs },
      }),
    ]
    const { rows } = build(facts(runs))
    const { counts, stepMs } = bucketsOf(rows, runs, { from, to })
    expect(stepMs).toBe(hourMs)
    expect(counts.running.slice(0, 4)).toEqual([1, 1, 1, 0])
    expect(counts.failed.at(-1)).toBe(1)
    expect([counts.queued[21], counts.queued[22], counts.queued[23]]).toEqual([0, 1, 1])
  })
})

const error = (line: string, more: Facets) => {
  const failed = run({ ...more, state: 'FAILED' })
  const failure = { tasks: [], errorLine: line, from: 'output' as const }
  return rowsOf([failed], { failures: new Map([[failed.runId, failure]]) })[0]
}
const table = (day: string, more: Facets) => error(`Table orders_${day} is missing`, more)

describe('failing, by cause', () => {
  const rows = [
    table('20261121', { job: 1, minutesAgo: 60 }),
    table('20261120', { job: 1, minutesAgo: 120 }),
    table('20261121', { job: 2, minutesAgo: 30, more: { creator_user_name: 'ada' } }),
    error("KeyError: 'x'", { job: 3, minutesAgo: 10 }),
  ].flatMap((row) => row ?? [])

  it('one cause is one group, whatever day it names', () => {
    const [first, second] = groupByCause(rows)
    expect(first).toMatchObject({
      jobs: 2,
      line: 'Table orders_20261121 is missing',
      people: ['ben', 'ada'],
      isOpen: true,
    })
    expect(first?.rows.map(({ run: { jobId } }) => jobId)).toEqual(['2', '1', '1'])
    expect(first?.parts.filter(({ isVariable }) => isVariable)).toEqual([
      { text: 'date', isVariable: true },
    ])
    expect(Date.parse(first?.since ?? '')).toBe(to - 110 * minuteMs)
    expect(second?.key).toBe("keyerror: 'x'")
  })

  it('repairs the last failure of each job that has not recovered', () => {
    const recovered = rows.map((row) => ({
      ...row,
      recovery: { how: 'next-run' as const, failedRunId: row.run.runId },
    }))
    const cause = groupByCause(rows)[0]
    expect(cause && repairableOf(cause)).toHaveLength(2)
    expect(latestOfEachJob(rows)).toHaveLength(3)
    const closed = groupByCause(recovered)[0]
    expect(closed && [repairableOf(closed), whyNotRepairCause(closed)]).toEqual([
      [],
      'Every job with this error has succeeded since.',
    ])
  })

  it.each([
    ['newer than the failure goes on', { minutesAgo: 50, state: 'RUNNING' }, true],
    ['newer than the failure waits', { minutesAgo: 50, state: 'QUEUED' }, true],
    ['older than the failure goes on', { minutesAgo: 90, state: 'RUNNING' }, false],
    ['of another job goes on', { job: 2, minutesAgo: 50, state: 'RUNNING' }, false],
    ['newer than the failure has failed too', { minutesAgo: 50, state: 'FAILED' }, false],
  ])('where a run %s the failure says so, or not', (_, facets, isAgain) => {
    const failed = run({ minutesAgo: 60, state: 'FAILED' })
    const other = run(facets)
    const row = rowsOf([failed, other]).find(({ run: { runId } }) => runId === failed.runId)
    expect(row?.goesOnAs).toBe(isAgain ? other.runId : null)
  })

  it('leaves out of a repair what goes on in a newer run, and says so when that is all', () => {
    const [first] = groupByCause(rows)
    const goingOn = (jobs: readonly string[]) => ({
      isOpen: true,
      rows: (first?.rows ?? []).map((row) =>
        jobs.includes(row.run.jobId ?? '') ? { ...row, goesOnAs: row.run.runId } : row,
      ),
    })
    expect(repairableOf(goingOn(['1'])).map(({ run: { jobId } }) => jobId)).toEqual(['2'])
    expect(whyNotRepairCause(goingOn(['1']))).toBeUndefined()
    expect(whyNotRepairCause(goingOn(['1', '2']))).toBe(
      'Every job with this error has recovered or runs again.',
    )
  })

  it('what stands still comes before what has recovered, however many there were', () => {
    const mixed = rows.map((row) =>
      row.run.jobId === '3'
        ? row
        : { ...row, recovery: { how: 'repair' as const, failedRunId: row.run.runId } },
    )
    expect(groupByCause(mixed).map(({ isOpen }) => isOpen)).toEqual([true, false])
  })

  it('has its own small chart', () => {
    const steps = failuresPerStep(rows, bucketsOf([], [], { from, to }))
    expect(steps).toHaveLength(24)
    expect([steps[22], steps[23]]).toEqual([1, 3])
  })
})

it('what runs furthest past its usual time comes first', () => {
  const usual = [4, 5, 6].map((hours) => run({ minutesAgo: hours * 60, job: 5 }))
  const rows = rowsOf([
    ...usual,
    run({ minutesAgo: 40, job: 5, state: 'RUNNING' }),
    run({ minutesAgo: 600, job: 6, state: 'RUNNING' }),
  ]).filter(({ kind }) => kind === 'running')
  const sorted = sortRunning(rows, to)
  expect(sorted.map(({ run: { jobId } }) => jobId)).toEqual(['5', '6'])
  expect(sorted.map((row) => runsLong(row, to))).toEqual([true, false])
})

describe('over several workspaces', () => {
  const part = (workspace: typeof prod, more: object = {}): NowPart => {
    const failed = run({ minutesAgo: 30, state: 'FAILED' })
    const usual = [4, 5, 6].map((hours) => run({ minutesAgo: hours * 60 }))
    const long = run({ minutesAgo: 40, state: 'RUNNING' })
    const queued = [3, 7].map((minutesAgo) => run({ minutesAgo, state: 'QUEUED' }))
    const { rows, ...numbers } = build(facts([failed, ...usual, long, ...queued]))
    const at = new Date(to).toISOString()
    return {
      kind: 'ok',
      workspace,
      ...numbers,
      buckets: bucketsOf(rows, [], { from, to }),
      failedBefore: 3,
      coverage: { from: at, to: at, complete: true, missing: [], stoppedBy: null },
      hasMoreActive: false,
      errors: { known: 1, of: 1 },
      isComplete: true,
      isPaused: false,
      asOf: at,
      ...more,
    }
  }
  const page = (...parts: NowPart[]): NowPage => ({
    window: '24h',
    items: [],
    parts,
    asOf: new Date(to).toISOString(),
  })

  it('the numbers on top are of all that was read, not of the rows that a page shows', () => {
    expect(summarize([page(part(prod)), page(part(dev))], to)).toMatchObject({
      counts: { running: 2, queued: 4 },
      runningLong: 2,
      longestWaitMs: 7 * minuteMs,
    })
  })

  it('counts add up, and a workspace that failed takes nothing from them', () => {
    const failed: NowPart = { kind: 'failed', workspace: dev, problem: { detail: 'no' } }
    expect(nowPage.safeParse(page(part(prod), failed)).success).toBe(true)
    const summary = summarize([page(part(prod)), page(part(dev)), page(failed)], to)
    expect(summary).toMatchObject({
      counts: { failed: 2 },
      moreFailed: -4,
    })
    expect(summary.buckets?.counts.failed.at(-1)).toBe(2)
  })

  it('nobody compares with a window that is not loaded', () => {
    expect(summarize([page(part(prod, { failedBefore: null }))], to).moreFailed).toBeNull()
    expect(summarize([], to)).toMatchObject({ moreFailed: null, buckets: null })
  })

  it('what is not loaded is said in sentences', () => {
    const at = new Date(to).toISOString()
    const ok = (more: object) => notLoaded(part(prod, more) as Extract<NowPart, { kind: 'ok' }>)
    expect(ok({})).toEqual([])
    const missing = [{ from: at, to: at }]
    expect(
      ok({
        coverage: { from: at, to: at, complete: false, missing, stoppedBy: 'budget' },
        hasMoreActive: true,
        errors: { known: 1, of: 4 },
        judged: { known: 1, of: 3 },
        isComplete: false,
      }),
    ).toHaveLength(4)
  })
})

it('is a table for spreadsheets too', () => {
  const [row] = rowsOf([run({ minutesAgo: 30, state: 'FAILED' })])
  const cells = Object.values(nowColumns).map((read) => row && read(row))
  expect(cells.slice(0, 3)).toEqual(['failed', 'prod', 'job 1'])
})
