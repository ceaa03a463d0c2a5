import { callerNumber } from '@/lib/api/testing/test-caller'
import { json, serveWorkspaces, type Reply } from '@/lib/databricks/testing/serve-workspaces'
import { reachPage, readReachInput } from './schema'
import { readReach } from './server'

let server: Awaited<ReturnType<typeof serveWorkspaces>>
beforeAll(async () => {
  server = await serveWorkspaces()
})
afterAll(() => server.close())

// Somebody new for each test, so that nobody is answered from memory.
let number = 6_300
const somebody = () => callerNumber(++number)
const input = (jobs: string, more: object = {}) =>
  readReachInput.parse({ workspace: 'prod', jobs, ...more })
const read = async (jobs: string, more: object = {}, caller = somebody()) =>
  reachPage.parse(await readReach(caller, input(jobs, more)))

type Job = { job_id: number | string; settings?: object; has_more?: boolean }
const task = (task_key: string, more: object = {}) => ({ task_key, ...more })

/** A workspace whose list of jobs comes in these pages, and each of whose jobs can be asked for. */
function workspace(pages: Job[][], refuses?: (path: string, token: number) => boolean): Reply {
  return (seen, response) => {
    const url = new URL(seen.url, 'http://x')
    const at = Number(url.searchParams.get('page_token') ?? 0)
    if (refuses?.(url.pathname, at))
      return json({ error_code: 'PERMISSION_DENIED', message: 'No.' }, 403)(seen, response)
    if (url.pathname.endsWith('/jobs/get')) {
      const id = url.searchParams.get('job_id')
      const job = pages.flat().find(({ job_id }) => String(job_id) === id)
      return job
        ? json(JSON.stringify(job))(seen, response)
        : json({ error_code: 'RESOURCE_DOES_NOT_EXIST', message: 'Gone.' }, 400)(seen, response)
    }
    const next = at + 1 < pages.length ? { next_page_token: String(at + 1) } : {}
    json({ jobs: pages[at] ?? [], ...next })(seen, response)
  }
}

const failing = { job_id: 1, settings: { name: 'load', tasks: [task('a')] } }
const runner = {
  job_id: 2,
  settings: { name: 'night', tasks: [task('call', { run_job_task: { job_id: 1 } })] },
}

it('reads every page of jobs with their tasks, and says so', async () => {
  server.reply(workspace([[failing], [runner]]))
  const page = await read('1:a')
  expect(page.items.map(({ name, how, via }) => [name, how, via])).toEqual([
    ['night', 'runs', 'call'],
  ])
  expect(page.coverage).toEqual({ jobs: 2, complete: true, stoppedBy: null })
  expect(server.seen.every(({ url }) => url.includes('expand_tasks=true'))).toBe(true)
})

it('names ids beyond 2^53 whole', async () => {
  const list = `{"jobs":[{"job_id":9007199254740993,"settings":{"name":"big","tasks":[{"task_key":"c","run_job_task":{"job_id":1}}]}},${JSON.stringify(failing)}]}`
  server.reply(json(list))
  expect((await read('1:a')).items[0]).toMatchObject({ jobId: '9007199254740993', name: 'big' })
})

it('stops at as many jobs as were asked for, says so, and asks for the failed ones by themselves', async () => {
  server.reply(workspace([[{ job_id: 7, settings: { name: 'new' } }], [failing]]))
  const page = await read('1:a', { limit: 1 })
  expect(page.coverage).toEqual({ jobs: 1, complete: false, stoppedBy: 'limit' })
  expect(page.failed.map(({ name }) => name)).toEqual(['load'])
  expect(page.unseen).toEqual([])
})

it('of a job with more tasks than a list tells, all are read', async () => {
  const cut = { ...failing, has_more: true }
  server.reply(workspace([[cut, runner]]))
  await read('1:a')
  expect(server.seen.filter(({ url }) => url.includes('/jobs/get'))).toHaveLength(1)
})

it('a job that is gone, or that the caller may not see, is named as unseen', async () => {
  server.reply(workspace([[runner]]))
  const page = await read('1:a,2')
  expect(page.unseen).toEqual(['1'])
  expect(page.failed.map(({ name }) => name)).toEqual(['night'])
})

it('a later page that is refused leaves what is here, and a first one is the refusal itself', async () => {
  server.reply(workspace([[failing, runner], []], (_path, token) => token > 0))
  expect((await read('1:a')).coverage).toEqual({ jobs: 2, complete: false, stoppedBy: 'error' })
  server.reply(workspace([[failing]], () => true))
  await expect(read('1:a')).rejects.toMatchObject({ status: 403, code: 'PERMISSION_DENIED' })
})

it('asked again within minutes it is answered from memory, and another person is not', async () => {
  const me = somebody()
  server.reply(workspace([[failing], [runner]]))
  await read('1:a', {}, me)
  await read('2', {}, me)
  expect(server.seen).toHaveLength(2)
  await read('1:a')
  expect(server.seen).toHaveLength(4)
})

it.each(['', 'x', '1:a b', '0', '1;2'])('refuses %j as a list of jobs', (jobs) => {
  expect(readReachInput.safeParse({ workspace: 'prod', jobs }).success).toBe(false)
})
