import { type BrowserContext, chromium, type Page } from 'playwright'
import {
  type DemoPorts,
  demoSettings,
  emulatorInfo,
  startEmulator,
  startServer,
} from '../scripts/demo-services'

/** Apart from the demo's and the tests' ports. */
const ports: DemoPorts = { app: 3200, entra: 4480, workspace: 4481 }

export type SignedIn = { origin: string; context: BrowserContext; page: Page }

async function signIn(page: Page, origin: string) {
  await page.goto(origin)
  await page.getByRole('button', { name: 'Sign in with Microsoft' }).click()
  await page.getByRole('button', { name: /ben@contoso\.example/ }).click()
  await page.getByLabel('Password').fill('demo')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.waitForURL((url) => url.origin === origin && !url.pathname.startsWith('/sign-in'))
}

/** Runs the emulator, the production server and a browser in which Ben is signed in. */
export async function whileSignedIn(measure: (world: SignedIn) => Promise<void>): Promise<void> {
  const emulator = await startEmulator(ports)
  const server = await startServer(ports, demoSettings(ports, await emulatorInfo(ports)))
  const executablePath = process.env.PLAYWRIGHT_CHROMIUM
  const browser = await chromium.launch({
    ...(executablePath ? { executablePath } : {}),
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  })
  try {
    const context = await browser.newContext()
    const page = await context.newPage()
    const origin = `http://localhost:${ports.app}`
    await signIn(page, origin)
    await measure({ origin, context, page })
  } finally {
    await browser.close()
    await server.stop()
    await emulator.stop()
  }
}
