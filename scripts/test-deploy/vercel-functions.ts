import { once } from 'node:events'
import { connect } from 'node:net'
import path from 'node:path'
import { firstPort } from '../../e2e/ports'
import { demoSettings, emulatorInfo, startEmulator } from '../demo-services'
import { personsToken } from '../demo-token'
import { root } from '../root'
import { type Service, startService } from '../service'
import type { VercelOutput } from './vercel-output'

const ports = { app: firstPort + 30, entra: firstPort + 1300, workspace: firstPort + 1301 }
const origin = `http://localhost:${ports.app}`

type Answer = { status: number; text: string; location: string; policy: string }

type Question = RequestInit & {
  address: string
  /** The route that the platform's router found for the address. */
  route: string
  params?: string
}

const me = '/api/databricks/workspaces/prod/me'
const meRoute = 'api/databricks/workspaces/[workspace]/me'
const restRoute = 'api/databricks/workspaces/[workspace]/rest/[...path]'
const ofProd = 'nxtPworkspace=prod'
const ofRest = 'nxtPworkspace=-&nxtPpath=asked'
const proxy = '_middleware'

const expectations = (token: string): [string, Question, (answer: Answer) => boolean][] => {
  const headers = { authorization: `Bearer ${token}` }
  return [
    [
      'the process lives',
      { address: '/api/health/live', route: 'api/health/live' },
      ({ status, text }) => status === 200 && text.includes('live'),
    ],
    [
      'people can be sent here',
      { address: '/api/health/ready', route: 'api/health/ready' },
      ({ status, text }) => status === 200 && text.includes('ready'),
    ],
    [
      'the sign-in page is drawn',
      { address: '/sign-in', route: 'sign-in' },
      ({ status, text }) => status === 200 && text.includes('Sign in with Microsoft'),
    ],
    [
      'pages get their policy from proxy.ts',
      {
        address: '/sign-in',
        route: proxy,
        headers: { 'x-forwarded-host': new URL(origin).host },
      },
      ({ policy }) => policy.includes('nonce-'),
    ],
    [
      'the sign-in form leads to Entra',
      {
        address: '/api/sign-in',
        route: 'api/sign-in',
        method: 'POST',
        headers: { origin, 'sec-fetch-site': 'same-origin' },
        body: new URLSearchParams({ returnTo: '/' }),
      },
      ({ status, location }) =>
        status === 303 &&
        location.includes('/oauth2/v2.0/authorize') &&
        location.includes('code_challenge'),
    ],
    [
      'the API knows a bearer',
      { address: me, route: meRoute, params: ofProd, headers },
      ({ status, text }) => status === 200 && text.includes('ben@contoso.example'),
    ],
    [
      'the API refuses who brings nothing',
      { address: me, route: meRoute, params: ofProd },
      ({ status, text }) => status === 401 && text.includes('"requestId"'),
    ],
    [
      "an official client's address reaches Databricks",
      { address: '/api/2.0/preview/scim/v2/Me', route: restRoute, params: ofRest, headers },
      ({ status, text }) => status === 200 && text.includes('ben@contoso.example'),
    ],
    [
      'an address that is in no table reaches nothing',
      { address: '/api/2.0/no/such/thing', route: restRoute, params: ofRest, headers },
      ({ status, text }) => status === 404 && text.includes('error_code'),
    ],
  ]
}

/** Starts the handlers in Node against the emulator and holds their answers against what people rely on. */
export async function tryFunctions(output: VercelOutput): Promise<string[]> {
  const emulator = await startEmulator(ports)
  let functions: Functions | null = null
  try {
    functions = new Functions(output, demoSettings(ports, await emulatorInfo(ports)))
    const faults: string[] = []
    for (const [promise, question, holds] of expectations(await personsToken(ports, 'ben'))) {
      const answer = await ask(await functions.portOf(question.route), question)
      console.log(`  ${holds(answer) ? '✓' : '✗'} ${promise} (${answer.status})`)
      if (!holds(answer)) faults.push(`${promise}: ${answer.status} ${answer.text.slice(0, 200)}`)
    }
    return faults
  } finally {
    await functions?.stop()
    await emulator.stop()
  }
}

/** Each function as a process of its own, from when its first address is asked. */
class Functions {
  readonly #started = new Map<string, { port: number; service: Service }>()

  constructor(
    private readonly output: VercelOutput,
    private readonly settings: Record<string, string>,
  ) {}

  async portOf(route: string): Promise<number> {
    const name = this.output.functionOf(route)
    const known = this.#started.get(name)
    if (known) return known.port
    const port = ports.app + this.#started.size
    const { folder, usesWebApi } = this.output.unpack(route)
    const script = path.join(root, 'scripts', 'test-deploy', 'serve-function.mjs')
    const service = startService(
      `vercel-${this.#started.size}`,
      [script, folder, String(port), usesWebApi ? 'web' : 'node'],
      { ...process.env, ...this.settings, VERCEL: '1', NODE_ENV: 'production' },
    )
    this.#started.set(name, { port, service })
    const ended = service.exited.then(() => {
      throw new Error(`The function of ${route} ended at once; see ${service.logFile}`)
    })
    await Promise.race([listens(port), ended])
    return port
  }

  async stop(): Promise<void> {
    await Promise.all([...this.#started.values()].map(({ service }) => service.stop()))
  }
}

/** The handlers have no address in common that could be asked, so only the port is. */
async function listens(port: number): Promise<void> {
  const deadline = Date.now() + 30_000
  for (;;) {
    const socket = connect(port, '127.0.0.1')
    try {
      await once(socket, 'connect')
      return
    } catch (error) {
      if (Date.now() > deadline) throw error
      await new Promise((resolve) => setTimeout(resolve, 100))
    } finally {
      socket.destroy()
    }
  }
}

/** Asks as the platform's router does: the address as it was typed, and which function it found for it. */
async function ask(port: number, { address, route, params, ...init }: Question): Promise<Answer> {
  const response = await fetch(`http://127.0.0.1:${port}${address}`, {
    ...init,
    redirect: 'manual',
    headers: {
      'x-matched-path': route === proxy ? address : `/${route}`,
      ...(params ? { 'x-now-route-matches': params } : {}),
      ...(init.headers as Record<string, string> | undefined),
    },
  })
  return {
    status: response.status,
    text: await response.text(),
    location: response.headers.get('location') ?? '',
    policy: response.headers.get('content-security-policy') ?? '',
  }
}
