import { JobService } from '../../workspace/jobs/job-service'
import { nextFire } from '../../workspace/jobs/schedule'
import { isActive } from '../../workspace/runs/run'
import { History } from '../../workspace/runs/history'
import { jobsSeed } from '.'
import { tableNotFound } from '../runs/causes'

const hour = 3_600_000
const options = { scale: 1, hasBigIds: true }
const noon = Date.parse('2026-11-22T11:00:00Z')

/** Every past run of a workspace, newest first, as far back as asked. */
function pastRuns(service: JobService, sinceMs: number) {
  const { history } = service
  const runs = []
  for (let place = history.size - 1; place >= 0; place -= 1) {
    const row = history.rowAt(place)
    if (history.startedAt(row) < sinceMs) break
    const run = service.pastRun(row)
    if (run) runs.push(run)
  }
  return runs
}

describe('the jobs of prod', () => {
  it('are 140, of every kind of task and start, with at least 8,000 runs of 60 days', () => {
    const { jobs, history } = jobsSeed('prod', noon, options)
    expect(jobs).toHaveLength(140)
    expect(new Set(jobs.map(({ settings }) => settings.name)).size).toBe(140)
    expect(history.size).toBeGreaterThanOrEqual(8_000)
    const text = JSON.stringify(jobs.map(({ settings }) => settings))
    for (const word of [
      'for_each_task',
      'run_job_task',
      'condition_task',
      'dbt_task',
      'python_wheel_task',
      'sql_task',
      'continuous',
      'file_arrival',
      'table_update',
      'periodic',
      'git_source',
      'PAUSED',
    ]) {
      expect(text).toContain(`"${word}"`)
    }
    expect(Math.max(...jobs.map(({ settings }) => settings.tasks?.length ?? 0))).toBe(120)
  })

  // 02:10 in Amsterdam is 01:10 UTC; the burst's newest run must be in the last day at any time.
  it.each([
    '00:00',
    '01:05',
    '01:13',
    '01:20',
    '01:30',
    '01:40',
    '01:47',
    '01:55',
    '02:30',
    '07:45',
    '12:00',
    '16:20',
    '22:59',
  ])('hold the burst of nine jobs and 14 runs in the last 24 hours at %s UTC', (time) => {
    const now = Date.parse(`2026-11-22T${time}:00Z`)
    const service = new JobService(jobsSeed('prod', now, options))
    const hit = pastRuns(service, now - 24 * hour).filter(({ tasks }) =>
      tasks.some(({ cause }) => cause === tableNotFound),
    )
    expect(new Set(hit.map(({ name }) => name)).size).toBe(9)
    expect(hit).toHaveLength(14)
    expect(hit.every(({ endedAt }) => (endedAt ?? Infinity) <= now)).toBe(true)
  })

  it('have ended before now in the whole past', () => {
    const service = new JobService(jobsSeed('prod', noon, options))
    const late = pastRuns(service, noon - 48 * hour).filter(
      (run) => isActive(run) || (run.endedAt ?? Infinity) > noon,
    )
    expect(late.map(({ name }) => name)).toEqual([])
  })

  it('run now: thirteen of which three wait, one of them far past its usual time', () => {
    const active = new JobService(jobsSeed('prod', noon, options)).activeRuns()
    const names = active.map(({ name, phase }) => `${name} ${phase}`)
    expect(names).toEqual(
      expect.arrayContaining([
        'events_stream_compaction RUNNING',
        'dbt_marts_hourly RUNNING',
        'ml_churn_training RUNNING',
        'geo_enrichment_lookup RUNNING',
        'partner_feed_ingest QUEUED',
        'salesforce_delta_sync QUEUED',
      ]),
    )
    expect(active.filter(({ phase }) => phase === 'QUEUED')).toHaveLength(3)
  })

  it('hold some that were paused long ago, and have not begun since', () => {
    const { jobs, history } = jobsSeed('prod', noon, options)
    const paused = jobs.filter(({ settings }) => JSON.stringify(settings).includes('"PAUSED"'))
    const forgotten = paused.filter((job) => history.rowsOf(job.historyIndex ?? 0).length === 0)
    expect(forgotten.map(({ settings }) => settings.name)).toContain('dbt_docs_site')
    expect(forgotten.length).toBeGreaterThan(2)
    expect(paused.length).toBeGreaterThan(forgotten.length)
  })

  it('hold one that fails whenever it runs', () => {
    const service = new JobService(jobsSeed('prod', noon, options))
    const runs = pastRuns(service, noon - 60 * 24 * hour).filter(
      ({ name }) => name === 'hr_headcount_report',
    )
    expect(runs.length).toBeGreaterThan(5)
    expect(runs.filter(({ result }) => result === 'SUCCESS')).toEqual([])
  })

  it('have the same ids at any time of day', () => {
    const idsAt = (now: number) => {
      const { jobs, history } = jobsSeed('prod', now, options)
      return [
        ...jobs.map(({ id }) => id),
        ...Array.from({ length: 9 }, (_, job) => history.id(history.rowsOf(job).at(-1) ?? 0)),
      ]
    }
    expect(idsAt(noon + 5 * hour + 1_234)).toEqual(idsAt(noon))
  })

  it('began in the past when their schedules say', () => {
    const { jobs, history } = jobsSeed('prod', noon, options)
    const job = jobs.find(({ settings }) => settings.name === 'board_kpis')
    const schedule = job?.settings.schedule
    expect(schedule?.timezone_id).toBe('America/New_York')
    const starts = history.rowsOf(job?.historyIndex ?? 0).map((row) => history.startedAt(row))
    for (const at of starts.slice(-25)) {
      expect(
        at -
          (nextFire(schedule ?? { quartz_cron_expression: '', timezone_id: '' }, at - 2 * hour) ??
            0),
      ).toBeLessThan(2_000)
    }
  })
})

describe('the scale', () => {
  it('multiplies jobs and runs', () => {
    const one = jobsSeed('prod', noon, options)
    const ten = jobsSeed('prod', noon, { ...options, scale: 10 })
    expect(ten.jobs).toHaveLength(1_400)
    expect(ten.history.size).toBe(one.history.size * 10)
    expect(ten.jobs.slice(0, 140).map(({ id }) => id)).toEqual(one.jobs.map(({ id }) => id))
  })

  it('finds each run again by its id', () => {
    const { history } = jobsSeed('prod', noon, { ...options, scale: 10 })
    for (let row = 0; row < history.size; row += 997)
      expect(history.rowOf(history.id(row))).toBe(row)
  })
})

describe('a history', () => {
  const columns = (...starts: number[]) => ({
    startedAt: Float64Array.from(starts),
    stories: new Uint8Array(starts.length),
  })

  it('knows rows by time over all jobs', () => {
    const history = new History([columns(50, 30, 10), columns(40, 20), columns()])
    const inOrder = Array.from({ length: 5 }, (_, place) => history.startedAt(history.rowAt(place)))
    expect(inOrder).toEqual([10, 20, 30, 40, 50])
    expect([0, 25, 50, 51].map((at) => history.countBefore(at))).toEqual([0, 2, 4, 5])
    expect([0, 1, 2, 3, 4].map((row) => history.jobIndex(row))).toEqual([0, 0, 0, 1, 1])
  })

  it('knows nothing of ids that it has not given', () => {
    const history = new History([columns(50)])
    const id = history.id(0)
    expect([id - 1n, id + 1n, 5n, id + 2_097_593n].map((each) => history.rowOf(each))).toEqual(
      Array(4).fill(undefined),
    )
  })

  it('gives a named run its own id alone', () => {
    const plain = new History([columns(50)]).id(0)
    const history = new History([columns(50)], [{ jobIndex: 0, number: 0, id: 2n ** 53n + 1n }])
    expect(history.id(0)).toBe(2n ** 53n + 1n)
    expect(history.rowOf(2n ** 53n + 1n)).toBe(0)
    expect(history.rowOf(plain)).toBeUndefined()
  })
})
