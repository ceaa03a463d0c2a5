import { callerNumber } from '@/lib/api/testing/test-caller'
import { runId } from '@/lib/databricks/ids'
import { json, prod, serveWorkspaces, type Reply } from '@/lib/databricks/testing/serve-workspaces'
import { getRunEvidence } from '../server'
import { runEvidence } from './schema'
import { evidenceToHtml } from './to-html'
import { evidenceToMarkdown } from './to-markdown'

let server: Awaited<ReturnType<typeof serveWorkspaces>>
beforeAll(async () => {
  server = await serveWorkspaces()
})
afterAll(() => server.close())

let number = 9_700
const somebody = () => callerNumber(++number)
const input = { workspace: prod, runId: runId.parse('77') }

const token = 'dapi0123456789abcdef0123456789abcdef'
const failed = { life_cycle_state: 'TERMINATED', result_state: 'FAILED' }
const start = Date.UTC(2026, 10, 22, 2)
const run = {
  run_id: 77,
  run_name: '<img src=x onerror=alert(1)> | # nightly',
  start_time: start,
  end_time: start + 60_000,
  run_duration: 60_000,
  state: { ...failed, state_message: `refused ${token}` },
  run_page_url: 'javascript:alert(1)',
  job_parameters: [
    { name: 'db_password', value: 'hunter2', default: 'hunter1' },
    { name: 'run_date', value: '2026-11-22' },
  ],
  tasks: [
    {
      run_id: 78,
      task_key: 'load',
      state: failed,
      start_time: start,
      end_time: start + 60_000,
      resolved_values: { spark_python_task: { parameters: ['--api-token', 'abc'] } },
    },
  ],
}
const output = {
  error: `Login failed: Bearer ${token}`,
  error_trace: '```\n</pre><script>alert(1)</script>',
  logs: `connecting\npassword=hunter3\n${'x'.repeat(30_000)}\nlast line\n`,
}
const workspace =
  (answer: Reply): Reply =>
  (seen, response) =>
    (seen.url.includes('/get-output') ? answer : json(run))(seen, response)

const written = async () => {
  server.reply(workspace(json(output)))
  const evidence = await getRunEvidence(somebody(), input)
  expect(runEvidence.safeParse(evidence).error).toBeUndefined()
  return {
    evidence,
    files: [evidenceToMarkdown(evidence), evidenceToHtml(evidence), JSON.stringify(evidence)],
  }
}

it('has the error, the trace, the end of the log, the facts and the tasks', async () => {
  const [markdown = '', html = ''] = (await written()).files
  for (const file of [markdown, html]) {
    expect(file).toContain('Login failed')
    expect(file).toContain('last line')
    expect(file).toContain('2026-11-22')
    expect(file).toContain('/workspaces/prod/runs/77')
  }
  expect(html).toContain('<svg')
})

it('holds no secret, neither by its look nor by its name', async () => {
  for (const file of (await written()).files)
    expect(file).not.toMatch(/dapi0123|hunter[123]|"abc"|>abc</)
})

it('makes nothing of what users wrote: no element, no link, no fence that ends early', async () => {
  const [markdown = '', html = ''] = (await written()).files
  expect(html).not.toMatch(/<script|<img|href="javascript/)
  expect(html).toContain('&lt;/pre&gt;&lt;script&gt;')
  expect(markdown).toContain('````\n```')
  expect(markdown.split('\n')[0]).toBe('# \\<img src=x onerror=alert(1)\\> \\| \\# nightly: failed')
})

it('says which output could not be read, and has the rest all the same', async () => {
  server.reply(workspace(json({ error_code: 'PERMISSION_DENIED', message: 'You may not.' }, 403)))
  const { failures } = await getRunEvidence(somebody(), input)
  expect(failures).toMatchObject([{ error: null, trace: null, log: null }])
  expect(failures[0]?.whyNot).toContain('You may not')
})

it('is refused where the run may not be read', async () => {
  server.reply(json({ error_code: 'PERMISSION_DENIED', message: 'You may not.' }, 403))
  await expect(getRunEvidence(somebody(), input)).rejects.toMatchObject({ status: 403 })
})
