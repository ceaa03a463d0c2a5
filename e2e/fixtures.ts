import { type Page, test as base, expect } from 'playwright/test'
import { emulator } from './emulator'

export { emulator } from './emulator'
export { expect } from 'playwright/test'

export type PersonName = 'ada' | 'ben' | 'chloe' | 'dan' | 'eve'
const password = 'demo'

/** Goes through Entra's pages: picks the person, gives the password. */
export async function answerEntra(page: Page, name: PersonName) {
  await page.getByRole('button', { name: new RegExp(`${name}@contoso\\.example`) }).click()
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

/** Signs in from Lakedeck's own page; ends where Entra sends the person back to. */
export async function signIn(page: Page, name: PersonName, startAt = '/') {
  await page.goto(startAt)
  await page.getByRole('button', { name: 'Sign in with Microsoft' }).click()
  await answerEntra(page, name)
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in') && url.port === '3100')
}

/** What a page may say in the console without failing its test, with the reason. */
const quiet = [
  // The browser itself reports answers of 4xx and 5xx; the pages show them in words.
  /Failed to load resource: the server responded with a status of/,
  /Failed to load resource: net::ERR_/,
]

type Fixtures = { consoleIsQuiet: void; seed: void }

export const test = base.extend<Fixtures>({
  seed: [
    async ({}, use) => {
      await emulator.reset()
      await use()
    },
    { auto: true },
  ],
  consoleIsQuiet: [
    async ({ context }, use) => {
      const said: string[] = []
      context.on('console', (message) => {
        if (message.type() !== 'error') return
        if (quiet.some((pattern) => pattern.test(message.text()))) return
        said.push(message.text())
      })
      context.on('weberror', (error) => said.push(String(error.error())))
      await use()
      expect(
        said,
        'the console stays free of errors, the content security policy included',
      ).toEqual([])
    },
    { auto: true },
  ],
})
