import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { root } from '../scripts/root'
import { emulator, expect, origin, type PersonName, test } from './fixtures'
import { databricksToken } from './gateway/tokens'

type Example = { title: string; language: string; code: string }

/** The worked examples of docs/scripts.md, each the block under its numbered heading. */
const examples: Example[] = [
  ...readFileSync(path.join(root, 'docs/scripts.md'), 'utf8').matchAll(
    /^### (\d\. [^\n]+)\n[^`]*(?:`[^`\n]+`[^`]*)*?```(\w+)\n([^]*?)^```$/gm,
  ),
].map(([, title = '', language = '', code = '']) => ({ title, language, code }))

const titled = (words: string): Example => {
  const example = examples.find(({ title }) => title.includes(words))
  if (!example) throw new Error(`docs/scripts.md has no example called ${words}`)
  return example
}

const fileNames: Record<string, string> = {
  bash: 'example.sh',
  js: 'example.mjs',
  python: 'example.py',
}

let folder: string
test.beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'lakedeck-scripts-'))
})
test.afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** Runs an example as it stands, in an empty folder, with the two variables that the page tells to set. */
async function runExample(
  { code, language }: Example,
  command: string[],
  args: string[] = [],
  person: PersonName = 'ben',
) {
  const file = path.join(folder, fileNames[language] ?? 'example')
  writeFileSync(file, code)
  const token = await databricksToken(person)
  const [program = '', ...options] = command
  const child = spawn(program, [...options, file, ...args], {
    cwd: folder,
    env: { ...process.env, DATABRICKS_HOST: origin, DATABRICKS_TOKEN: token },
  })
  const told = { out: '', said: '' }
  child.stdout.on('data', (part: Buffer) => (told.out += part.toString()))
  child.stderr.on('data', (part: Buffer) => (told.said += part.toString()))
  const [exitCode] = (await once(child, 'close')) as [number]
  expect(told.out + told.said).not.toContain(token)
  return { exitCode, ...told }
}

test('the page has five examples, in five languages', () => {
  expect(examples.map(({ language }) => language)).toEqual([
    'bash',
    'python',
    'python',
    'js',
    'powershell',
  ])
})

test('the example for bash writes what runs as CSV', async () => {
  const { exitCode, out, said } = await runExample(titled('bash'), ['bash'])
  expect({ exitCode, said }).toEqual({ exitCode: 0, said: '' })
  const rows = readFileSync(path.join(folder, 'running.csv'), 'utf8').trim().split('\r\n')
  expect(out.split('\n')[0]).toBe(`${rows.length - 1} clusters run in prod`)
  expect(rows.length).toBeGreaterThan(3)
  expect(rows[0]).toMatch(/^cluster_id,name,state/)
})

test('the example for bash goes on to the last page', async () => {
  const { code, ...example } = titled('bash')
  await runExample({ code, ...example }, ['bash'])
  const whole = readFileSync(path.join(folder, 'running.csv'), 'utf8')
  const pages = { ...example, code: code.replace('&sort=name', '&sort=name&limit=3') }
  await runExample(pages, ['bash'])
  expect(readFileSync(path.join(folder, 'running.csv'), 'utf8')).toBe(whole)
  expect(whole.trim().split('\r\n').length).toBeGreaterThan(4)
})

test('the example for bash ends when it is refused, and says why', async () => {
  const { exitCode, out, said } = await runExample(titled('bash'), ['bash'], [], 'dan')
  expect(exitCode).not.toBe(0)
  expect(said).toContain('403')
  expect(out).not.toContain('clusters run in prod')
})

test('the example for Node runs a job once, though an answer is lost, and waits for the end', async () => {
  await emulator.settings({ taskMs: 500 })
  const runNow = { service: 'prod', path: '/api/2.2/jobs/run-now' } as const
  await emulator.fault({ ...runNow, kind: 'reset', when: 'after', times: 1 })
  const name = 'orders_bronze_to_silver'
  const { exitCode, out, said } = await runExample(titled('Node'), [process.execPath], [name])
  expect({ exitCode, said }).toEqual({ exitCode: 0, said: '' })
  expect(out).toMatch(/^orders_bronze_to_silver: succeeded, run \d+\n$/)
  const calls = await emulator.calls({ service: 'prod' })
  expect(calls.filter(({ path }) => path.endsWith('/run-now'))).toHaveLength(2)
  const started = await fetch(`${origin}/api/2.2/jobs/runs/list?active_only=true`, {
    headers: { authorization: `Bearer ${await databricksToken('ben')}` },
  })
  expect(JSON.stringify(await started.json())).not.toContain(`"run_name":"${name}"`)
})

test('the example for Node says that there is no such job, and fails', async () => {
  const { exitCode, said } = await runExample(titled('Node'), [process.execPath], ['no such job'])
  expect(exitCode).toBe(1)
  expect(said).toContain('0 jobs are called no such job')
})

/** PowerShell is not among what this project installs, so what its example asks is asked here. */
test('the example for PowerShell gets what failed, and is told when a workspace does not answer', async () => {
  const { code } = titled('PowerShell')
  const [, address = ''] = /Uri += "\$env:DATABRICKS_HOST([^"]+)"/.exec(code) ?? []
  const [, header = ''] = /Headers\["([^"]+)"\]/.exec(code) ?? []
  const columns = /Format-Table (.*)$/m.exec(code)?.[1]?.split(', ') ?? []
  const ask = async () => {
    const authorization = `Bearer ${await databricksToken('ben')}`
    const answer = await fetch(origin + address, { headers: { authorization, accept: 'text/csv' } })
    const [names = '', ...rows] = (await answer.text()).trim().split('\r\n')
    const failed = rows.filter((row) => row.startsWith('failed,'))
    return { lacks: answer.headers.get(header), names: names.split(','), rows, failed }
  }
  await emulator.fault({ service: 'dev', path: '/*', kind: 'reset' })
  const { lacks } = await ask()
  expect(lacks).toMatch(/^dev: failed \([A-Z_]+\)$/)
  await emulator.clearFaults()
  const whole = await ask()
  expect(whole.names).toEqual(expect.arrayContaining(['kind', ...columns]))
  expect(whole.names[0]).toBe('kind')
  expect(whole.failed.length).toBeGreaterThan(0)
  expect(whole.failed.length).toBeLessThan(whole.rows.length)
  expect(whole.lacks).toBeNull()
})

const canPython = (line: string) => spawnSync('python3', ['-c', line]).status === 0

/** The package, or the copy of it that Python's own installer brings along. */
const requestsPackage = ['requests', 'pip._vendor.requests'].find((name) =>
  canPython(`import ${name}`),
)

const asPython = ['python3', '-X', 'utf8'] as const

/** Gives the example the package by the name that it imports. */
function provideRequests() {
  if (requestsPackage === 'requests') return
  writeFileSync(path.join(folder, 'requests.py'), `from ${requestsPackage} import *\n`)
}

if (requestsPackage !== undefined) {
  test('the example for Python with requests lists every job, over all pages', async () => {
    provideRequests()
    const { exitCode, out, said } = await runExample(titled('requests'), [...asPython])
    expect({ exitCode, said }).toEqual({ exitCode: 0, said: '' })
    const authorization = `Bearer ${await databricksToken('ben')}`
    const answer = await fetch(`${origin}/api/databricks/workspaces/prod/jobs?limit=10000`, {
      headers: { authorization },
    })
    const { items } = (await answer.json()) as { items: { jobId: string; name: string }[] }
    expect(items.length).toBeGreaterThan(25)
    const named = items.map(({ jobId, name }) => `${jobId} ${name}`)
    expect(out.trim().split('\n').toSorted()).toEqual(named.toSorted())
  })

  test('the example for Python with requests ends when it is refused, and says why', async () => {
    provideRequests()
    const { exitCode, out, said } = await runExample(titled('requests'), [...asPython], [], 'dan')
    expect({ exitCode, out }).toEqual({ exitCode: 1, out: '' })
    expect(said).toMatch(/^[^:]+: .+ \([\w-]+\)\n$/)
  })
}

// Python's SDK is in no registry that this project installs from, so its example is compiled and not run.
if (canPython('pass')) {
  test('the examples for Python compile', () => {
    for (const { title, code } of examples.filter(({ language }) => language === 'python')) {
      const file = path.join(folder, 'example.py')
      writeFileSync(file, code)
      const { status, stderr } = spawnSync('python3', ['-m', 'py_compile', file])
      expect({ status, stderr: stderr.toString() }, title).toEqual({ status: 0, stderr: '' })
    }
  })
}
