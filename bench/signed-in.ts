import { type BrowserContext, chromium, type Page } from 'playwright'
import {
  type DemoPorts,
  demoSettings,
  emulatorInfo,
  startEmulator,
  startServer,
} from '../scripts/demo-services'
import { portSetting } from '../scripts/port-setting'

/** Apart from the demo's and the tests' ports; `BENCH_PORT` takes others, as `E2E_PORT` does. */
const firstPort = portSetting('BENCH_PORT', 3200)
const ports: DemoPorts = {
  app: firstPort,
  entra: firstPort + 1280,
  workspace: firstPort + 1281,
}

const control = `http://127.0.0.1:${ports.workspace}/_emulator`

export type SignedIn = {
  origin: string
  context: BrowserContext
  page: Page
  ports: DemoPorts
  /** How often the workspaces were asked since the start. */
  countCalls: () => Promise<number>
}

type Start = {
  /** Settings of the emulator, such as `jobScale`. */
  emulator?: Record<string, unknown>
  /** Where the sign-in ends. */
  startAt?: string
}

async function signIn(page: Page, address: string) {
  await page.goto(address)
  await page.getByRole('button', { name: 'Sign in with Microsoft' }).click()
  await page.getByRole('button', { name: /ben@contoso\.example/ }).click()
  await page.getByLabel('Password').fill('demo')
  await page.getByRole('button', { name: 'Sign in' }).click()
  const { origin } = new URL(address)
  await page.waitForURL((url) => url.origin === origin && !url.pathname.startsWith('/sign-in'))
}

async function applySettings(settings: Record<string, unknown>) {
  const headers = { 'content-type': 'application/json' }
  const body = JSON.stringify(settings)
  const answer = await fetch(`${control}/settings`, { method: 'POST', headers, body })
  if (!answer.ok) throw new Error(`The emulator took no settings: ${await answer.text()}`)
}

async function countCalls(): Promise<number> {
  const { counts } = (await (await fetch(`${control}/calls?status=0`)).json()) as {
    counts: Record<string, number>
  }
  return Object.entries(counts).reduce(
    (sum, [service, count]) => (service === 'entra' ? sum : sum + count),
    0,
  )
}

/** Runs the emulator, the production server and a browser in which Ben is signed in. */
export async function whileSignedIn<Measured>(
  measure: (world: SignedIn) => Promise<Measured>,
  { emulator: settings, startAt = '/' }: Start = {},
): Promise<Measured> {
  const emulator = await startEmulator(ports)
  const server = await startServer(ports, demoSettings(ports, await emulatorInfo(ports)))
  const executablePath = process.env.PLAYWRIGHT_CHROMIUM
  const browser = await chromium.launch({
    ...(executablePath ? { executablePath } : {}),
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  })
  try {
    if (settings) await applySettings(settings)
    const context = await browser.newContext()
    // What runs this program wraps its functions in a call of this name, also those that run in the page.
    await context.addInitScript('globalThis.__name = (each) => each')
    const page = await context.newPage()
    const origin = `http://localhost:${ports.app}`
    await signIn(page, origin + startAt)
    return await measure({ origin, context, page, ports, countCalls })
  } finally {
    await browser.close()
    await server.stop()
    await emulator.stop()
  }
}
