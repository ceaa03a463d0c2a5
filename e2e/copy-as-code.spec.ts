import { execFile, spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import type { Page } from 'playwright/test'
import { emulator, expect, origin, signIn, test } from './fixtures'
import { databricksToken } from './gateway/tokens'

const run = promisify(execFile)

test.use({ permissions: ['clipboard-read', 'clipboard-write'] })

/** What the dialog copies in a language. */
async function copied(page: Page, language: string): Promise<string> {
  const dialog = page.getByRole('dialog', { name: 'Copy as code' })
  await dialog.getByRole('tab', { name: language }).click()
  await dialog.getByRole('button', { name: `Copy ${language} code` }).click()
  await expect(dialog.getByRole('status').first()).toHaveText('Copied')
  return page.evaluate(() => navigator.clipboard.readText())
}

const openDialog = (page: Page) => page.getByRole('button', { name: 'Copy as code' }).click()

/** Runs it as somebody would who pasted it; without a token as one who forgot to set it. */
async function pasted(program: 'bash' | 'node', code: string, token?: string) {
  const args = program === 'bash' ? ['-c', code] : ['--input-type=module', '-e', code]
  const options = { env: { ...process.env, DATABRICKS_TOKEN: token }, maxBuffer: 64 * 1024 * 1024 }
  return run(program, args, options).catch((error: { stdout: string; stderr: string }) => error)
}

type Answer = { items: { clusterId?: string; runId?: string }[] }
const itemsOf = (stdout: string) =>
  stdout
    .split('\n')
    .filter(Boolean)
    .flatMap((line) => (JSON.parse(line) as Answer).items)

/** The ids behind the rows of the page. */
const shownIds = async (page: Page) => {
  const rows = page.locator('[data-row-link]')
  const ids = await rows.evaluateAll((links) =>
    links.map((link) => link.getAttribute('href')?.split('/').pop()),
  )
  return ids.toSorted()
}

test('the curl of a filtered list of clusters, run with bash, gives the rows of the page', async ({
  page,
}) => {
  await signIn(page, 'ben', '/clusters?q=team&show=running')
  await expect(page.locator('[data-row-link]').first()).toBeVisible()
  await openDialog(page)
  const code = await copied(page, 'curl')
  expect(code).not.toMatch(/eyJ/)
  const token = await databricksToken('ben')
  const { stdout } = await pasted('bash', code, token)
  const ids = itemsOf(stdout).map(({ clusterId }) => clusterId)
  expect(ids.toSorted()).toEqual(await shownIds(page))
  expect(ids.length).toBeGreaterThan(0)
  const refused = await pasted('bash', code)
  expect(refused.stdout).toContain('"status":401')
  expect(refused.stdout).toContain('"title"')
})

test('the curl and the JavaScript of failed runs give the same runs, ids exact', async ({
  page,
}) => {
  await signIn(page, 'ben', '/workspaces/prod/runs?state=failed&q=orders')
  await expect(page.locator('[data-row-link]').first()).toBeVisible()
  await page.keyboard.press('c')
  const curl = await copied(page, 'curl')
  const javascript = await copied(page, 'JavaScript')
  const token = await databricksToken('ben')
  const items = itemsOf((await pasted('bash', curl, token)).stdout)
  const lines = (await pasted('node', javascript, token)).stdout.split('\n').filter(Boolean)
  const ids = lines.map((line) => (JSON.parse(line) as Answer['items'][number]).runId)
  expect(ids).toEqual(items.map(({ runId }) => runId))
  expect(ids.toSorted()).toEqual(await shownIds(page))
  expect((await pasted('node', javascript)).stderr).toContain('"status":401')
})

/** What `databricks` is asked by a code for bash, told by one that stands in for it: a call a line. */
async function askedOf(code: string, folder: string): Promise<string[][]> {
  const told = path.join(folder, 'told')
  const print = `printf '%s\\0' "$DATABRICKS_HOST" "$DATABRICKS_TOKEN" "$DATABRICKS_WORKSPACE_ID" "$@"`
  const standIn = `#!/bin/sh\n{ ${print}; echo; } >> '${told}'\n`
  writeFileSync(path.join(folder, 'databricks'), standIn, { mode: 0o755 })
  const env = {
    ...process.env,
    PATH: `${folder}:${process.env.PATH}`,
    DATABRICKS_TOKEN: 'the-token',
  }
  await run('bash', ['-euc', code], { env, cwd: folder })
  const calls = readFileSync(told, 'utf8').split('\n').filter(Boolean)
  return calls.map((call) => call.split('\0').slice(0, -1))
}

const hasPython = spawnSync('python3', ['--version']).status === 0

/** Python's SDK is not among what this project installs, so the code is compiled and not run. */
function expectPython(code: string, folder: string) {
  const file = path.join(folder, 'pasted.py')
  writeFileSync(file, code)
  const { status, stderr } = spawnSync('python3', ['-m', 'py_compile', file])
  expect({ status, stderr: stderr.toString() }).toEqual({ status: 0, stderr: '' })
}

test('what was typed stays text in the code for the CLI and for Python, and each workspace is asked', async ({
  page,
}) => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'lakedeck-pasted-'))
  const typed = `it's "$(touch evil)" \\ {x} \`touch evil\``
  await signIn(page, 'ben', `/jobs?q=${encodeURIComponent(typed)}`)
  await openDialog(page)
  const [cli, python] = [await copied(page, 'Databricks CLI'), await copied(page, 'Python SDK')]
  const { workspaces } = await emulator.info()
  expect(await askedOf(cli, folder)).toEqual(
    workspaces.map(({ workspaceId }) => {
      return [origin, 'the-token', workspaceId, 'jobs', 'list', '-o', 'json']
    }),
  )
  if (hasPython) expectPython(python, folder)
  expect(readdirSync(folder)).not.toContain('evil')
  rmSync(folder, { recursive: true })
})

test('the keyboard alone opens it on a run, moves among languages, and the choice is kept', async ({
  page,
}) => {
  await signIn(page, 'ben', '/workspaces/prod/runs/9007199254751007')
  await page.keyboard.press('ControlOrMeta+k')
  await page.getByPlaceholder('Search or act').fill('copy as code')
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Copy as code' })
  await dialog.getByRole('tab', { name: 'curl' }).focus()
  await page.keyboard.press('ArrowRight')
  await expect(dialog.getByRole('region', { name: 'Python SDK code' })).toContainText(
    'w.jobs.get_run(run_id=9007199254751007, include_history=True)',
  )
  const folder = mkdtempSync(path.join(os.tmpdir(), 'lakedeck-pasted-'))
  const [[, , , ...asked] = []] = await askedOf(await copied(page, 'Databricks CLI'), folder)
  expect(asked.join(' ')).toBe('jobs get-run 9007199254751007 --include-history -o json')
  if (hasPython) expectPython(await copied(page, 'Python SDK'), folder)
  rmSync(folder, { recursive: true })
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Copy as code' }).press('Enter')
  await expect(dialog.getByRole('tab', { name: 'Python SDK' })).toHaveAttribute(
    'aria-selected',
    'true',
  )
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: 'Copy as code' })).toBeFocused()
})

test('the curl of a comparison, run with bash, compares the two runs of the page', async ({
  page,
}) => {
  await signIn(page, 'ben', '/workspaces/prod/runs?state=failed&q=orders')
  const address = await page.locator('[data-row-link]').first().getAttribute('href')
  const here = address?.split('/').pop()
  await page.goto(`${origin}${address}/compare?with=previous`)
  await expect(page.getByText('Compared with')).toBeVisible()
  await openDialog(page)
  const token = await databricksToken('ben')
  const { stdout } = await pasted('bash', await copied(page, 'curl'), token)
  await page.keyboard.press('Escape')
  const answer = JSON.parse(stdout) as Record<'here' | 'other', { runId: string } | null>
  expect(answer.here?.runId).toBe(here)
  await expect(
    page.getByRole('link', { name: answer.other?.runId ?? 'none' }).first(),
  ).toBeVisible()
})

test('the command for a token asks the demo, which the Azure CLI does not know', async ({
  page,
}) => {
  await signIn(page, 'ben', '/clusters')
  await openDialog(page)
  const command = page.getByRole('region', { name: 'the command for a token' })
  await expect(command).toContainText('npm run -s login -- --demo --print-token')
})

test('the curl of the doctor, run with bash, gives every check that the page shows', async ({
  page,
}) => {
  await signIn(page, 'ben', '/doctor')
  await expect(page.getByText('Everything that can be seen from here works')).toBeVisible()
  await openDialog(page)
  const token = await databricksToken('ben')
  const { stdout } = await pasted('bash', await copied(page, 'curl'), token)
  const { groups } = JSON.parse(stdout) as { groups: { title: string }[] }
  await page.keyboard.press('Escape')
  for (const { title } of groups)
    await expect(page.getByRole('heading', { name: title, exact: true })).toBeVisible()
})

test('what the JavaScript got lacks a workspace, and it says so beside what is there', async ({
  page,
}) => {
  await emulator.fault({ service: 'dev', path: '/*', kind: 'reset' })
  await signIn(page, 'ben', '/')
  await openDialog(page)
  const code = await copied(page, 'JavaScript')
  const { stdout, stderr } = await pasted('node', code, await databricksToken('ben'))
  await emulator.clearFaults()
  expect(stderr).toMatch(/^Not everything is here: dev: /)
  expect(stdout).toContain('"kind"')
})
