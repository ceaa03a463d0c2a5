import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { Page } from 'playwright/test'
import { root } from '../scripts/root'
import { answerEntra, emulator, expect, origin, test } from './fixtures'
import { ports } from './ports'

let home: string
test.beforeEach(() => {
  home = mkdtempSync(path.join(os.tmpdir(), 'lakedeck-login-'))
})
test.afterEach(() => rmSync(home, { recursive: true, force: true }))

type Ended = { code: number; out: string; said: string }

/** `npm run login` in a terminal whose home is empty at first. */
function login(args: string[], more: Record<string, string> = {}) {
  const child = spawn(process.execPath, [path.join(root, 'scripts/run.mjs'), 'login', ...args], {
    env: {
      ...process.env,
      HOME: home,
      USERPROFILE: home,
      PORT: String(ports.app),
      EMULATOR_ENTRA_PORT: String(ports.entra),
      EMULATOR_WORKSPACE_PORT: String(ports.workspace),
      ...more,
    },
  })
  return { said: saying(child), ended: ending(child) }
}

const saying = (child: ChildProcessWithoutNullStreams) =>
  new Promise<string>((resolve) => {
    let said = ''
    child.stderr.on('data', (part: Buffer) => {
      said += part.toString()
      if (said.includes('\n')) resolve(said)
    })
  })

async function ending(child: ChildProcessWithoutNullStreams): Promise<Ended> {
  const told = { out: '', said: '' }
  child.stdout.on('data', (part: Buffer) => (told.out += part.toString()))
  child.stderr.on('data', (part: Buffer) => (told.said += part.toString()))
  const [code] = (await once(child, 'close')) as [number]
  return { code, ...told }
}

/** Does what the message in the terminal says, up to the last question. */
async function enterCode(page: Page, message: string) {
  const [, address = '', code = ''] =
    /open the page (\S+) and enter the code (\S+)/.exec(message) ?? []
  await page.goto(address)
  await page.getByLabel('Code').fill(code)
  await page.getByRole('button', { name: 'Next' }).click()
  await expect(page.getByText(code)).toBeVisible()
}

const answerTo = async (token: string) => {
  const me = await fetch(`${origin}/api/2.0/preview/scim/v2/Me`, {
    headers: { authorization: `Bearer ${token}` },
  })
  return (await me.json()) as { userName?: string }
}

test('somebody logs in once by device code, and a script gets tokens from then on, theirs alone', async ({
  page,
}) => {
  test.setTimeout(90_000)
  const first = login(['--demo', '--print-token'])
  await enterCode(page, await first.said)
  await page.getByRole('button', { name: 'Continue' }).click()
  await answerEntra(page, 'ben')
  await expect(page.getByText('You may now close this window')).toBeVisible()
  const { code, out } = await first.ended
  expect(code).toBe(0)
  expect(out).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+\n$/)
  expect(await answerTo(out.trim())).toMatchObject({ userName: 'ben@contoso.example' })

  const folder = path.join(home, '.lakedeck')
  const [file = '', ...others] = readdirSync(folder)
  expect(others).toEqual([])
  const rights = [folder, path.join(folder, file)].map((each) => statSync(each).mode & 0o777)
  expect(rights).toEqual([0o700, 0o600])
  expect(readFileSync(path.join(folder, file), 'utf8')).toContain('ben@contoso.example')

  const line = await login(['--demo', '--env']).ended
  expect(line).toMatchObject({ code: 0, said: '' })
  const [, host, token = ''] =
    /^export DATABRICKS_HOST=(\S+) DATABRICKS_TOKEN=(\S+)\n$/.exec(line.out) ?? []
  expect(host).toBe(origin)
  expect(await answerTo(token)).toMatchObject({ userName: 'ben@contoso.example' })

  const other = login(['--demo', '--print-token', '--user=ada@contoso.example'])
  await enterCode(page, await other.said)
  await page.getByRole('button', { name: 'Cancel' }).click()
  expect(await other.ended).toMatchObject({ code: 1, out: '' })

  const words = await login(['--demo', '--user=BEN@contoso.example']).ended
  expect(words).toMatchObject({ code: 0, said: '' })
  expect(words.out).toMatch(/^Signed in as ben@contoso\.example until /)
  expect(words.out).not.toContain('eyJ')
})

test('whoever presses Cancel gives nothing to the terminal, and nothing is kept', async ({
  page,
}) => {
  const refused = login(['--demo', '--print-token'])
  await enterCode(page, await refused.said)
  await page.getByRole('button', { name: 'Cancel' }).click()
  const { code, out, said } = await refused.ended
  expect([code, out]).toEqual([1, ''])
  expect(said).toMatch(/declined/i)
})

test('after the sign-in was revoked, a code is asked for again', async ({ page }) => {
  test.setTimeout(90_000)
  const first = login(['--demo'])
  await enterCode(page, await first.said)
  await page.getByRole('button', { name: 'Continue' }).click()
  await answerEntra(page, 'ben')
  expect((await first.ended).code).toBe(0)
  await emulator.settings({ revokeSessions: 'ben' })
  const second = login(['--demo', '--print-token'])
  expect(await second.said).toMatch(/enter the code/)
  await enterCode(page, await second.said)
  await page.getByRole('button', { name: 'Cancel' }).click()
  expect((await second.ended).code).toBe(1)
})

test('a script gets a token of one of the people of the demo without a browser, and nothing is kept', async () => {
  const token = await login(['--demo', '--as=ben', '--print-token']).ended
  expect(token).toMatchObject({ code: 0, said: '' })
  expect(await answerTo(token.out.trim())).toMatchObject({ userName: 'ben@contoso.example' })
  const line = await login(['--demo', '--as=Chloe@contoso.example', '--env']).ended
  expect(line.out).toMatch(`export DATABRICKS_HOST=${origin} DATABRICKS_TOKEN=ey`)
  expect(readdirSync(home)).toEqual([])
})

test.describe('no token is given', () => {
  for (const [whom, args, words] of [
    ['somebody the demo does not have', ['--demo', '--as=zoe'], /ada, ben, chloe, dan, eve/],
    ['who has to confirm with a second factor', ['--demo', '--as=eve'], /AADSTS50076/],
    ['anybody but the people of the demo', ['--as=ben'], /for the demo alone/],
  ] as const)
    test(`to a script as ${whom}`, async () => {
      const refused = await login([...args, '--print-token']).ended
      expect(refused).toMatchObject({ code: 1, out: '' })
      expect(refused.said).toMatch(words)
    })
})

test('without the demo or settings, the words say what to do', async () => {
  const noDemo = await login(['--demo'], { EMULATOR_WORKSPACE_PORT: '9' }).ended
  expect(noDemo).toMatchObject({ code: 1, out: '' })
  expect(noDemo.said).toContain('npm run demo')
})
