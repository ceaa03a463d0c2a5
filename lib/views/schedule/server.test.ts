import { callerNumber } from '@/lib/api/testing/test-caller'
import { json, prod, serveWorkspaces } from '@/lib/databricks/testing/serve-workspaces'
import { scheduleGaps } from './gaps'
import { everyScheduleInput, readScheduleInput, scheduleEverywhere, schedulePage } from './schema'
import { readSchedule, readScheduleEverywhere } from './server'

let server: Awaited<ReturnType<typeof serveWorkspaces>>
beforeAll(async () => {
  server = await serveWorkspaces()
})
afterAll(() => server.close())

// Somebody new for each test, so that nobody is answered from memory.
let number = 2_100
const somebody = () => callerNumber(++number)
const read = async () =>
  schedulePage.parse(await readSchedule(somebody(), readScheduleInput.parse({ workspace: prod })))

const cron = (quartz: string, pause_status = 'UNPAUSED') => ({
  schedule: { quartz_cron_expression: quartz, timezone_id: 'UTC', pause_status },
})
const jobs = (...settings: object[]) =>
  json({
    jobs: settings.map((each, at) => ({
      job_id: at + 1,
      settings: { name: `job ${at + 1}`, ...each },
    })),
  })
const refused = json({ error_code: 'PERMISSION_DENIED', message: 'You may not.' }, 403)

it('tells each start of the week to come, by the minute', async () => {
  server.reply(jobs(cron('0 12 2 * * ?'), cron('0 0/5 * * * ?')))
  const [daily, often] = (await read()).items
  expect(daily).toMatchObject({ name: 'job 1', startCount: 7, isPaused: false })
  expect(new Date((daily?.spans[0]?.first ?? 0) * 60_000).toISOString()).toMatch(/T02:12:00/)
  expect(often).toMatchObject({ startCount: 2_016, spans: [{ every: 5, count: 2_016 }] })
})

it('what is paused, and what nobody knows beforehand, is there without moments', async () => {
  const arrival = { trigger: { file_arrival: { url: '/Volumes/a' } } }
  server.reply(jobs(cron('0 12 2 * * ?', 'PAUSED'), arrival))
  expect(
    (await read()).items.map(({ starts, isPaused, spans }) => [starts, isPaused, spans]),
  ).toEqual([
    ['daily 02:12 UTC', true, []],
    ['when files arrive', false, []],
  ])
})

it('jobs that nothing starts are left out', async () => {
  server.reply(jobs({}, cron('0 12 2 * * ?')))
  expect((await read()).items.map(({ name }) => name)).toEqual(['job 2'])
})

it('a refusal is Databricks’ own', async () => {
  server.reply(refused)
  await expect(read()).rejects.toMatchObject({ status: 403, code: 'PERMISSION_DENIED' })
})

it('over every workspace, one that does not answer takes nothing from the others', async () => {
  server.reply(jobs(cron('0 12 2 * * ?')))
  const input = everyScheduleInput.parse({ budgetMs: 5_000 })
  const all = scheduleEverywhere.parse(await readScheduleEverywhere(somebody(), input))
  expect(all.items.map(({ workspace }) => workspace)).toEqual(['prod', 'dev'])
  expect(all.parts.map(({ workspace, kind }) => `${workspace} ${kind}`)).toEqual([
    'prod ok',
    'dev ok',
    'gone failed',
  ])
  expect(scheduleGaps(all)).toEqual(['gone: failed (UNREACHABLE)'])
})

it('over every workspace, it says which has more jobs than were looked at', async () => {
  server.reply((seen, response) =>
    json({ jobs: [{ job_id: 1, settings: cron('0 12 2 * * ?') }], next_page_token: 'more' })(
      seen,
      response,
    ),
  )
  const input = everyScheduleInput.parse({ budgetMs: 5_000, limit: 1 })
  const gaps = scheduleGaps(await readScheduleEverywhere(somebody(), input))
  expect(gaps).toContain('dev: has more jobs than were looked at')
})
