import type { Access } from '@/lib/databricks/grants'
import { workspaceAlias } from '@/lib/databricks/ids'
import { toJob } from './read'
import { filterJobs, startKindOf, triggerWords, whyNot, type JobAction } from './rules'
import type { JobTrigger } from './schema'
import { jobWire } from './wire'

const nowMs = Date.UTC(2026, 10, 22, 12)
const prod = workspaceAlias.parse('prod')
let serial = 0
const job = (settings: object = {}, more: object = {}) =>
  toJob(jobWire.parse({ job_id: ++serial, settings, ...more }), nowMs)
const scheduled = (quartz: string, pause_status?: string) => ({
  schedule: {
    quartz_cron_expression: quartz,
    timezone_id: 'UTC',
    ...(pause_status ? { pause_status } : {}),
  },
})

const plain = { isPaused: false, sqlCondition: null }

describe('what may not be done, and why', () => {
  const nightly = job(scheduled('0 0 2 * * ?'))
  const paused = job(scheduled('0 0 2 * * ?', 'PAUSED'))

  it.each([
    ['pause', job(), 'Nothing starts it by itself, so there is nothing to pause.'],
    ['resume', job(), 'Nothing starts it by itself, so there is nothing to resume.'],
    ['pause', paused, 'It is already paused.'],
    ['resume', nightly, 'It is not paused.'],
    ['pause', nightly, undefined],
    ['resume', paused, undefined],
    ['run-now', paused, undefined],
    ['cancel-all', { ...nightly, activeRuns: 0 }, 'Nothing of it runs or waits.'],
    ['cancel-all', nightly, undefined],
  ] as const)('%s: %#', (action, of, expected) => {
    expect(whyNot(action, of)).toBe(expected)
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
    me: { principalName: 'chloe', groups: [{ name: 'readers' }] },
  })

  it.each<[JobAction, string, string | undefined]>([
    ['run-now', 'CAN_VIEW', 'This needs Can Manage Run; you have Can View through group readers.'],
    ['run-now', 'CAN_MANAGE_RUN', undefined],
    ['cancel-all', 'CAN_MANAGE_RUN', undefined],
    [
      'pause',
      'CAN_MANAGE_RUN',
      'This needs Can Manage; you have Can Manage Run through group readers.',
    ],
    ['pause', 'IS_OWNER', undefined],
    ['run-now', 'CAN_NEWER', undefined],
  ])('%s with %s: %s', (action, level, expected) => {
    expect(whyNot(action, nightly, access(level))).toBe(expected)
  })

  it('says who can help somebody without any right', () => {
    const stranger = { ...access('CAN_VIEW'), me: { principalName: 'x', groups: [] } }
    expect(whyNot('run-now', nightly, stranger)).toBe(
      'You have no permission on it. Somebody with Can Manage can give you Can Manage Run.',
    )
  })
})

describe('what starts it, in words', () => {
  it.each([
    ['0 10 2 * * ?', 'daily 02:10 UTC'],
    ['0 0 9 ? * MON-FRI', 'weekdays 09:00 UTC'],
    ['0 0 9 ? * 2', 'Monday 09:00 UTC'],
    ['0 0 9 ? * SUN', 'Sunday 09:00 UTC'],
    ['0 5 0/1 * * ?', 'hourly at :05 UTC'],
    ['0 5 * * * ?', 'hourly at :05 UTC'],
    ['0 10 0/6 * * ?', 'every 6 hours at :10 UTC'],
    ['0 0 3 1 * ?', 'monthly on day 1 03:00 UTC'],
    ['0 0 3 L * ? *', 'monthly on the last day 03:00 UTC'],
    ['0 0/15 8-18 ? * MON-FRI', '0 0/15 8-18 ? * MON-FRI UTC'],
    ['30 0 3 * * ?', '30 0 3 * * ? UTC'],
    ['0 0 3 1 1 ?', '0 0 3 1 1 ? UTC'],
  ])('%s: %s', (quartz, words) => {
    expect(triggerWords({ kind: 'schedule', ...plain, quartz, timeZone: 'UTC' })).toBe(words)
  })

  it.each<[JobTrigger, string]>([
    [{ kind: 'periodic', ...plain, interval: 1, unit: 'DAYS' }, 'every 1 day'],
    [{ kind: 'periodic', ...plain, interval: 6, unit: 'HOURS' }, 'every 6 hours'],
    [{ kind: 'file-arrival', ...plain, url: 'x' }, 'when files arrive'],
    [{ kind: 'table-update', ...plain, tables: ['a.b.c'], needsAll: false }, 'when a.b.c changes'],
    [
      { kind: 'table-update', ...plain, tables: ['a', 'b'], needsAll: true },
      'when all of 2 tables change',
    ],
    [{ kind: 'model', ...plain, name: null }, 'when a model changes'],
    [{ kind: 'continuous', ...plain }, 'continuously'],
    [{ kind: 'other', ...plain }, 'by a trigger that Lakedeck does not know'],
    [
      {
        kind: 'table-update',
        isPaused: false,
        sqlCondition: { queryId: 'q', warehouseId: null, mode: 'QUERY_RETURNS_ROWS' },
        tables: ['a.b.c'],
        needsAll: false,
      },
      'when a.b.c changes, if a query says so',
    ],
  ])('%j: %s', (trigger, words) => {
    expect(triggerWords(trigger)).toBe(words)
  })
})

describe('in a table', () => {
  const rows = [
    {
      workspace: prod,
      job: job(
        { name: 'b', ...scheduled('0 0 13 * * ?'), tags: { team: 'sales' } },
        { creator_user_name: 'ada' },
      ),
    },
    {
      workspace: prod,
      job: job({ name: 'a', ...scheduled('0 0 20 * * ?') }, { creator_user_name: 'ben' }),
    },
    { workspace: prod, job: job({ name: 'c', continuous: {}, run_as: { user_name: 'zoe' } }) },
  ]
  it('rows are found by every word, and by how they start', () => {
    expect(filterJobs(rows, { text: 'TEAM:sales ada' })).toHaveLength(1)
    expect(filterJobs(rows, { text: 'prod' })).toHaveLength(3)
    expect(filterJobs(rows, { starts: ['continuous'] })).toHaveLength(1)
    expect(rows.map(({ job: each }) => startKindOf(each))).toEqual([
      'schedule',
      'schedule',
      'continuous',
    ])
    expect(startKindOf(job(scheduled('0 0 2 * * ?', 'PAUSED')))).toBe('paused')
    expect(startKindOf(job())).toBe('manual')
  })
})
