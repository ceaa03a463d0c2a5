import { setTimeout } from 'node:timers/promises'
import { type BrowserContext, type Page, test as base, expect } from 'playwright/test'
import { emulator } from './emulator'
import { databricksToken } from './gateway/tokens'
import type { PersonName } from './people'
import { ports } from './ports'

export { emulator, type Fault } from './emulator'
export type { PersonName } from './people'
export { expect } from 'playwright/test'

export const origin = `http://localhost:${ports.app}`
export const entraOrigin = `http://127.0.0.1:${ports.entra}`
const password = 'demo'

/** Clusters of the emulator's seed: ids are fixed, so stories may name them. */
export const cluster = {
  financeMonthEnd: '0405-071830-d9q2b6mj',
  stockout: '0915-092218-x4s7a2lf',
  adhocAnalytics: '0119-101045-h3x5n8dw',
  biExtracts: '1107-063300-r2c9f4yb',
  hiddenFromBen: '0528-090107-q7v4r3hy',
} as const

/** Goes through Entra's pages: picks the person, gives the password, and approves where it asks to. */
export async function answerEntra(page: Page, name: PersonName) {
  await page.getByRole('button', { name: new RegExp(`${name}@contoso\\.example`) }).click()
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  if (name === 'eve') await page.getByRole('button', { name: 'Approve' }).click()
}

/**
 * Keys and clicks count from here on: the page's scripts have run. A workspace that hangs keeps the
 * network busy, so this waits for a while only.
 */
const settled = (page: Page) =>
  page.waitForLoadState('networkidle', { timeout: 5_000 }).catch(() => undefined)

/**
 * Signs in from Lakedeck's own page, all the way through Entra's; ends on the page that was asked for,
 * a path or another server's address. For stories of the session itself; others `signIn`.
 */
export async function signInAtEntra(page: Page, name: PersonName, startAt = '/') {
  const home = new URL(startAt, origin).origin
  await page.goto(startAt)
  await page.getByRole('button', { name: 'Sign in with Microsoft' }).click()
  await answerEntra(page, name)
  await page.waitForURL((url) => url.origin === home && !url.pathname.startsWith('/sign-in'))
  await settled(page)
}

export const sessionCookies = async (context: BrowserContext) =>
  (await context.cookies(origin)).filter(({ name }) => name.startsWith('lakedeck.session'))

type Cookies = Awaited<ReturnType<typeof sessionCookies>>

/** Of this lane's server, whose emulator keeps its keys when it is put back to the seed. */
const sessions = new Map<PersonName, Cookies>()

/** Opens a page as somebody who signed in before, as people do who come back: once a lane at Entra. */
export async function signIn(page: Page, name: PersonName, startAt = '/') {
  const kept = sessions.get(name)
  if (!kept) {
    await signInAtEntra(page, name, startAt)
    sessions.set(name, await sessionCookies(page.context()))
    return
  }
  await page.context().addCookies(kept)
  await visit(page, startAt)
}

/** Opens a page that keys and clicks count on. */
export async function visit(page: Page, address: string) {
  const answer = await page.goto(address)
  await settled(page)
  return answer
}

/** What one person may ask for is counted by the second: a story that asks for more leaves the next one none. */
export const aSecondMs = 1_000

const tokens = new Map<PersonName, Promise<string>>()

/**
 * What a person was told is kept for seconds, and forgotten when they ask for a change, also one that is refused:
 * they make a folder that is there already, so that no story sees what the one before it left.
 */
async function forgetAnswers(name: PersonName, workspace: 'prod' | 'dev'): Promise<void> {
  const token = tokens.get(name) ?? databricksToken(name)
  tokens.set(name, token)
  const { status } = await fetch(
    `${origin}/api/databricks/workspaces/${workspace}/rest/2.0/workspace/mkdirs`,
    {
      method: 'POST',
      headers: { authorization: `Bearer ${await token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ path: '/Users' }),
    },
  )
  if (status === 200 || status === 403) return
  if (status === 401) tokens.delete(name)
  else if (status === 429) await setTimeout(aSecondMs)
  else throw new Error(`what ${name} was told by ${workspace} is not forgotten: ${status}`)
  return forgetAnswers(name, workspace)
}

/** What a page may say in the console without failing its test: answers of 4xx and 5xx, told in words. */
const harmless = [/Failed to load resource: the server responded with a status of/, /net::ERR_/]

type Fixtures = { consoleIsQuiet: void; seed: void }

export const test = base.extend<Fixtures>({
  seed: [
    // Playwright wants its fixtures destructured, also when there are none to take.
    async ({}, use) => {
      await emulator.reset()
      // A job of the seed that starts in the middle of a story, at its hour, would be another world.
      await emulator.settings({ triggersFire: false })
      await Promise.all(
        (['ada', 'ben', 'chloe'] as const).flatMap((name) => [
          forgetAnswers(name, 'prod'),
          forgetAnswers(name, 'dev'),
        ]),
      )
      await emulator.forgetCalls()
      await use()
    },
    { auto: true },
  ],
  consoleIsQuiet: [
    async ({ context }, use) => {
      const said: string[] = []
      context.on('console', (message) => {
        if (message.type() !== 'error') return
        if (harmless.some((pattern) => pattern.test(message.text()))) return
        said.push(message.text())
      })
      context.on('weberror', (error) => said.push(String(error.error())))
      await use()
      expect(said, 'no console errors, the content security policy included').toEqual([])
    },
    { auto: true },
  ],
})
