import path from 'node:path'
import { firstPort } from '../../e2e/ports'
import { demoSettings, emulatorInfo, startEmulator } from '../demo-services'
import { personsToken } from '../demo-token'
import { root } from '../root'
import { type Service, startService, whenReady } from '../service'
import type { VercelOutput } from './vercel-output'

const ports = { app: firstPort + 30, entra: firstPort + 1300, workspace: firstPort + 1301 }
const at = { api: ports.app, page: ports.app + 1, proxy: ports.app + 2 }
const origin = `http://localhost:${ports.app}`

type Answer = { status: number; text: string; location: string; policy: string }

/** Asks as the platform's router does: the address as it was typed, and which function it found for it. */
async function ask(
  port: number,
  address: string,
  matched: string,
  { params = '', ...init }: RequestInit & { params?: string } = {},
): Promise<Answer> {
  const response = await fetch(`http://127.0.0.1:${port}${address}`, {
    ...init,
    redirect: 'manual',
    headers: {
      'x-matched-path': matched,
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

/** Starts the handlers in Node against the emulator and holds their answers against what people rely on. */
export async function tryFunctions(output: VercelOutput): Promise<string[]> {
  const started: Service[] = [await startEmulator(ports)]
  try {
    const info = await emulatorInfo(ports)
    const settings: Record<string, string> = { ...demoSettings(ports, info), VERCEL: '1' }
    const start = (name: string, route: string, port: number) => {
      const { folder, usesWebApi } = output.unpack(route)
      const script = path.join(root, 'scripts', 'test-deploy', 'serve-function.mjs')
      const args = [script, folder, String(port), usesWebApi ? 'web' : 'node']
      const env = { ...process.env, ...settings, NODE_ENV: 'production' as const }
      const service = startService(name, args, env)
      started.push(service)
      return service
    }
    await whenReady(
      start('vercel-api', 'api/health/live', at.api),
      `${local(at.api)}/api/health/live`,
    )
    await whenReady(start('vercel-page', 'sign-in', at.page), `${local(at.page)}/sign-in`)
    start('vercel-proxy', '_middleware', at.proxy)
    await new Promise((resolve) => setTimeout(resolve, 2_000))
    return await faultsOfAnswers(await personsToken(ports, 'ben'))
  } finally {
    await Promise.all(started.map((service) => service.stop()))
  }
}

const local = (port: number) => `http://127.0.0.1:${port}`

async function faultsOfAnswers(token: string): Promise<string[]> {
  const me = '/api/databricks/workspaces/prod/me'
  const meRoute = {
    matched: '/api/databricks/workspaces/[workspace]/me',
    params: 'nxtPworkspace=prod',
  }
  const restRoute = '/api/databricks/workspaces/[workspace]/rest/[...path]'
  const bearer = { authorization: `Bearer ${token}` }
  const rest = { params: 'nxtPworkspace=-&nxtPpath=asked', headers: bearer }
  const expectations: [string, Promise<Answer>, (answer: Answer) => boolean][] = [
    [
      'the process lives',
      ask(at.api, '/api/health/live', '/api/health/live'),
      ({ status, text }) => status === 200 && text.includes('live'),
    ],
    [
      'people can be sent here',
      ask(at.api, '/api/health/ready', '/api/health/ready'),
      ({ status, text }) => status === 200 && text.includes('ready'),
    ],
    [
      'the sign-in page is drawn',
      ask(at.page, '/sign-in', '/sign-in'),
      ({ status, text }) => status === 200 && text.includes('Sign in with Microsoft'),
    ],
    [
      'pages get their policy from proxy.ts',
      ask(at.proxy, '/sign-in', '/sign-in', {
        headers: { 'x-forwarded-host': new URL(origin).host },
      }),
      ({ policy }) => policy.includes('nonce-'),
    ],
    [
      'the sign-in form leads to Entra',
      ask(at.api, '/api/sign-in', '/api/sign-in', {
        method: 'POST',
        headers: { origin, 'sec-fetch-site': 'same-origin' },
        body: new URLSearchParams({ returnTo: '/' }),
      }),
      ({ status, location }) =>
        status === 303 &&
        location.includes('/oauth2/v2.0/authorize') &&
        location.includes('code_challenge'),
    ],
    [
      'the API knows a bearer',
      ask(at.api, me, meRoute.matched, { params: meRoute.params, headers: bearer }),
      ({ status, text }) => status === 200 && text.includes('ben@contoso.example'),
    ],
    [
      'the API refuses who brings nothing',
      ask(at.api, me, meRoute.matched, { params: meRoute.params }),
      ({ status }) => status === 401,
    ],
    [
      "an official client's address reaches Databricks",
      ask(at.api, '/api/2.0/preview/scim/v2/Me', restRoute, rest),
      ({ status, text }) => status === 200 && text.includes('ben@contoso.example'),
    ],
    [
      'an address that is in no table reaches nothing',
      ask(at.api, '/api/2.0/no/such/thing', restRoute, rest),
      ({ status }) => status === 404,
    ],
  ]
  const faults: string[] = []
  for (const [promise, asked, holds] of expectations) {
    const answer = await asked
    console.log(`  ${holds(answer) ? '✓' : '✗'} ${promise} (${answer.status})`)
    if (!holds(answer)) faults.push(`${promise}: ${answer.status} ${answer.text.slice(0, 200)}`)
  }
  return faults
}
