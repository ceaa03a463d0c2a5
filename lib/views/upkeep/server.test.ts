import { callerNumber } from '@/lib/api/testing/test-caller'
import { json, prod, serveWorkspaces, type Reply } from '@/lib/databricks/testing/serve-workspaces'
import type { UpkeepKind } from './kinds'
import { everyUpkeepInput, readUpkeepInput, upkeepEverywhere, upkeepPage } from './schema'
import { readUpkeep, readUpkeepEverywhere } from './server'
import { evidenceWords } from './words'

let server: Awaited<ReturnType<typeof serveWorkspaces>>
beforeAll(async () => {
  server = await serveWorkspaces()
})
afterAll(() => server.close())

// Somebody new for each test, so that nobody is answered from memory.
let number = 6_400
const read = async (kind: UpkeepKind, more: object = {}) =>
  upkeepPage.parse(
    await readUpkeep(
      callerNumber(++number),
      readUpkeepInput.parse({ workspace: prod, kind, ...more }),
    ),
  )

const dayMs = 24 * 3_600_000
const ago = (days: number) => Date.now() - days * dayMs

type Answers = {
  jobs?: object[]
  /** The runs of each job, by its id. */
  runs?: Record<string, object[]>
  hasMoreRuns?: boolean
  hasMoreJobs?: boolean
  /** Runs of the last day, over all jobs. */
  recent?: object[]
  runAs?: Record<string, object>
  users?: object[] | Reply
  daemons?: object[] | Reply
}

const replyOf = (of: object[] | Reply | undefined): Reply =>
  typeof of === 'function' ? of : json({ Resources: of ?? [] })

function answer({ jobs = [], runs = {}, runAs = {}, recent = [], ...more }: Answers) {
  server.reply((seen, response) => {
    const url = new URL(seen.url, 'http://workspace')
    const id = url.searchParams.get('job_id') ?? ''
    const reply = (): Reply => {
      if (url.pathname.endsWith('/jobs/list'))
        return json({ jobs, ...(more.hasMoreJobs ? { next_page_token: 'more' } : {}) })
      if (url.pathname.endsWith('/jobs/get')) return json({ job_id: Number(id), ...runAs[id] })
      if (url.pathname.endsWith('/Users')) return replyOf(more.users)
      if (url.pathname.endsWith('/ServicePrincipals')) return replyOf(more.daemons)
      if (id === '') return json({ runs: recent })
      const next = more.hasMoreRuns ? { next_page_token: `${Math.random()}` } : {}
      return runs[id] ? json({ runs: runs[id], ...next }) : json({ error_code: 'X' }, 500)
    }
    reply()(seen, response)
  })
}

const job = (job_id: number, more: object = {}, settings: object = {}) => ({
  job_id,
  created_time: ago(400),
  creator_user_name: 'ben@contoso.example',
  settings: { name: `job ${job_id}`, ...settings },
  ...more,
})
const paused = {
  schedule: { quartz_cron_expression: '0 0 5 * * ?', timezone_id: 'UTC', pause_status: 'PAUSED' },
}
const run = (result_state: string, daysAgo: number, more: object = {}) => ({
  run_id: Math.round(daysAgo * 1_000) + 1,
  start_time: ago(daysAgo),
  end_time: ago(daysAgo) + 60_000,
  state: { life_cycle_state: 'TERMINATED', result_state },
  trigger: 'PERIODIC',
  ...more,
})
const named = ({ items }: Awaited<ReturnType<typeof read>>) => items.map((each) => each.job.name)
const callsOf = (path: string) => server.seen.filter(({ url }) => url.includes(path)).length

describe('jobs that never succeeded', () => {
  it('are those that ran and none of whose runs went well', async () => {
    answer({
      jobs: [job(1), job(2), job(3), job(4)],
      runs: {
        1: [run('FAILED', 1), run('CANCELED', 9)],
        2: [run('FAILED', 1), run('SUCCESS', 30)],
        3: [],
        4: [run('FAILED', 1), run('SUCCESS_WITH_FAILURES', 2)],
      },
    })
    const page = await read('never-succeeded')
    expect(named(page)).toEqual(['job 1'])
    expect(page).toMatchObject({ looked: 4, unchecked: [] })
    expect(page.items.map(({ evidence }) => evidenceWords(evidence))).toEqual([
      expect.stringMatching(
        /^None of its last 2 runs succeeded, since \d{4}-\d\d-\d\d\. Databricks keeps no older ones\.$/,
      ),
    ])
  })

  it('are not asked about one by one where one of the last day went well', async () => {
    answer({ jobs: [job(1)], recent: [run('SUCCESS', 0.2, { job_id: 1 })] })
    expect(await read('never-succeeded')).toMatchObject({ items: [], unchecked: [] })
    expect(callsOf('job_id=')).toBe(0)
  })

  it('are so no more when one of this hour went well, whatever is remembered of the day', async () => {
    const jobs = [job(1)]
    answer({ jobs, runs: { 1: [run('FAILED', 3)] } })
    const caller = callerNumber(++number)
    const input = readUpkeepInput.parse({ workspace: prod, kind: 'never-succeeded' })
    expect((await readUpkeep(caller, input)).items).toHaveLength(1)
    answer({ jobs, recent: [run('SUCCESS', 0, { job_id: 1 })] })
    const twoMinutesOn = Date.now() + 120_000
    const clock = jest.spyOn(Date, 'now').mockReturnValue(twoMinutesOn)
    expect((await readUpkeep(caller, input)).items).toEqual([])
    clock.mockRestore()
  })

  it('are looked back at for so many runs and no further, and say so', async () => {
    answer({ jobs: [job(1)], runs: { 1: [run('FAILED', 0.01)] }, hasMoreRuns: true })
    const { items } = await read('never-succeeded')
    expect(items[0]?.evidence).toMatchObject({ runs: 3, isAll: false })
    expect(items.map(({ evidence }) => evidenceWords(evidence))[0]).toMatch(
      /Older ones were not looked at/,
    )
  })

  it('that cannot be read are told, and take nothing from the others', async () => {
    answer({ jobs: [job(1), job(2)], runs: { 2: [run('FAILED', 3)] } })
    const page = await read('never-succeeded')
    expect(named(page)).toEqual(['job 2'])
    expect(page.unchecked).toEqual([{ jobId: '1', name: 'job 1', why: 'failed' }])
  })

  it('that there was no time for are told', async () => {
    server.reply((seen, response) => {
      // Of the job's own runs it never says anything.
      if (!seen.url.includes('job_id=')) json({ jobs: [job(1)] })(seen, response)
    })
    expect((await read('never-succeeded', { budgetMs: 300 })).unchecked).toEqual([
      { jobId: '1', name: 'job 1', why: 'time' },
    ])
  })

  it('are looked at also where the runs of all jobs take longer than there is time', async () => {
    server.reply((seen, response) => {
      if (seen.url.includes('/jobs/list')) json({ jobs: [job(1)] })(seen, response)
      // The runs of the last day never come.
      else if (seen.url.includes('job_id=')) json({ runs: [run('FAILED', 1)] })(seen, response)
    })
    const page = await read('never-succeeded', { budgetMs: 3_000 })
    expect([named(page), page.unchecked]).toEqual([['job 1'], []])
  })
})

describe('jobs that are paused for 90 days', () => {
  it('did not begin by themselves for as long as is kept, and are old enough', async () => {
    answer({
      jobs: [
        job(1, {}, paused),
        job(2, {}, paused),
        job(3, { created_time: ago(80) }, paused),
        job(4),
        job(5, {}, paused),
      ],
      runs: {
        1: [],
        2: [run('SUCCESS', 50)],
        3: [],
        5: [run('SUCCESS', 5, { trigger: 'ONE_TIME' })],
      },
    })
    const page = await read('paused-90d')
    expect(named(page)).toEqual(['job 1', 'job 5'])
    const words = page.items.map(({ evidence }) => evidenceWords(evidence))
    expect(words[0]).toMatch(/60 days that Databricks keeps.*not certain. It did not run at all/)
    expect(words[1]).toMatch(/last run otherwise on \d{4}-/)
  })

  it('and run by hand all the time cannot be told', async () => {
    answer({
      jobs: [job(1, {}, paused)],
      runs: { 1: [run('SUCCESS', 0.01, { trigger: 'ONE_TIME' })] },
      hasMoreRuns: true,
    })
    const page = await read('paused-90d')
    expect([page.items, page.unchecked.map(({ why }) => why)]).toEqual([[], ['too-many-runs']])
  })
})

describe('jobs that run as somebody who left', () => {
  const daemon = 'd9a2e3f4-6c7b-4e8d-a09f-1b2c3d4e5f60'
  const user = (name: string, more: object = {}) => ({
    userName: `${name}@contoso.example`,
    ...more,
  })
  const as = (name: string) => ({ run_as_user_name: `${name}@contoso.example` })

  it('run as somebody whom the workspace does not know, or has deactivated', async () => {
    answer({
      jobs: [
        job(1),
        job(2, { creator_user_name: undefined }),
        job(3, {}, { run_as: { user_name: 'noor@contoso.example' } }),
        job(4, {}, { run_as: { service_principal_name: daemon } }),
      ],
      runAs: { 1: as('ben'), 2: as('hugo') },
      users: [user('BEN', { active: true }), user('noor', { active: false })],
    })
    const page = await read('run-as-left')
    expect(page.items.map(({ evidence }) => evidenceWords(evidence))).toEqual([
      'Runs as hugo@contoso.example, whom the workspace does not know as a user.',
      'Runs as noor@contoso.example, a user that was deactivated.',
      `Runs as ${daemon}, whom the workspace does not know as a service principal.`,
    ])
    expect(page.hidesInactive).toBe(false)
    // What the list tells is not asked for again.
    expect(callsOf('/jobs/get')).toBe(2)
  })

  it('are told by the job itself where its maker is not whom it runs as', async () => {
    answer({
      jobs: [job(1), job(2, { creator_user_name: 'hugo@contoso.example' })],
      runAs: { 1: as('hugo'), 2: as('ben') },
      users: [user('ben', { active: true })],
    })
    expect(named(await read('run-as-left'))).toEqual(['job 1'])
  })

  it('and of which nothing is told are among them', async () => {
    answer({ jobs: [job(1, { creator_user_name: undefined })] })
    const { items } = await read('run-as-left')
    expect(items.map(({ evidence }) => evidenceWords(evidence))).toEqual([
      'Databricks tells neither whom it runs as nor who made it.',
    ])
  })

  it('say what who is no admin is not told', async () => {
    answer({
      jobs: [job(1, {}, { run_as: { service_principal_name: daemon } }), job(2)],
      runAs: { 2: as('ben') },
      users: [user('ben')],
      daemons: json({ detail: 'Only administrators.', status: '403' }, 403),
    })
    expect(await read('run-as-left')).toMatchObject({
      items: [],
      unchecked: [{ jobId: '1', why: 'untold' }],
      hidesInactive: true,
    })
  })
})

it('a refusal is Databricks’ own', async () => {
  server.reply(json({ error_code: 'PERMISSION_DENIED', message: 'You may not.' }, 403))
  await expect(read('paused-90d')).rejects.toMatchObject({
    status: 403,
    code: 'PERMISSION_DENIED',
  })
})

it('over every workspace, one that does not answer takes nothing from the others', async () => {
  answer({ jobs: [job(1)], runs: { 1: [run('FAILED', 3)] } })
  const input = everyUpkeepInput.parse({ kind: 'never-succeeded', budgetMs: 5_000 })
  const all = upkeepEverywhere.parse(await readUpkeepEverywhere(callerNumber(++number), input))
  expect(all.items.map(({ workspace }) => workspace)).toEqual(['prod', 'dev'])
  expect(all.parts.map(({ workspace, kind, looked }) => [workspace, kind, looked])).toEqual([
    ['prod', 'ok', 1],
    ['dev', 'ok', 1],
    ['gone', 'failed', 0],
  ])
})

it('each page goes on where the last one ended', async () => {
  server.reply(json({ jobs: [job(1)], next_page_token: 'more' }))
  const first = await read('paused-90d', { limit: 1 })
  server.reply(json({ jobs: [job(2)] }))
  const next = await read('paused-90d', { limit: 1, pageToken: first.nextPageToken })
  expect(next).toMatchObject({ looked: 1, nextPageToken: null })
  expect(server.seen.at(-1)?.url).toContain('page_token=more')
})

it('what went well lately is asked once for all pages of a list', async () => {
  const now = Date.now()
  const well = { life_cycle_state: 'TERMINATED', result_state: 'SUCCESS' }
  const start = Math.floor(now / 3_600_000) * 3_600_000 - 2 * 3_600_000
  answer({
    jobs: [job(1)],
    hasMoreJobs: true,
    recent: [{ run_id: 11, job_id: 1, start_time: start, end_time: start + 1_000, state: well }],
  })
  const caller = callerNumber(++number)
  const input = readUpkeepInput.parse({ workspace: prod, kind: 'never-succeeded' })
  const before = server.seen.length
  const first = await readUpkeep(caller, { ...input, limit: 1 })
  await readUpkeep(caller, { ...input, limit: 1, pageToken: first.nextPageToken ?? '' })
  const lists = server.seen.slice(before).filter(({ url }) => url.includes('/runs/list'))
  // Of the day, and of the newest hours.
  expect(lists).toHaveLength(2)
  expect(lists.filter(({ url }) => url.includes('start_time_to'))).toHaveLength(1)
})
