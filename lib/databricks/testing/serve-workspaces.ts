import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { AccessToken, type TokenHolder } from '../access-token'
import { workspaceAlias } from '../ids'

export type Seen = {
  method: string
  url: string
  headers: IncomingMessage['headers']
  body: string
}
export type Reply = (seen: Seen, response: ServerResponse) => void

/** Three names for tests: `prod` and `dev` are the server of the test, nobody listens at `gone`. */
export const prod = workspaceAlias.parse('prod')
export const dev = workspaceAlias.parse('dev')
export const gone = workspaceAlias.parse('gone')

/** A real HTTP server that stands where a workspace would, and the settings that point at it. */
export async function serveWorkspaces() {
  const seen: Seen[] = []
  const state = { reply: notSet, seen }
  const server = createServer((request, response) => {
    void readAll(request).then((body) => {
      const entry = {
        method: request.method ?? '',
        url: request.url ?? '',
        headers: request.headers,
        body,
      }
      seen.push(entry)
      state.reply(entry, response)
    })
  })
  const origin = await listen(server)
  point(origin, await unusedOrigin())
  return {
    origin,
    seen,
    /** How to answer from here on; forgets what was seen. */
    reply(reply: Reply) {
      seen.length = 0
      state.reply = reply
    },
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

export const json =
  (value: unknown, status = 200, headers: Record<string, string> = {}): Reply =>
  (_seen, response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers })
    response.end(typeof value === 'string' ? value : JSON.stringify(value))
  }

export const raw =
  (status: number, headers: Record<string, string>, body: string | Buffer = ''): Reply =>
  (_seen, response) => {
    response.writeHead(status, headers)
    response.end(body)
  }

/** Answers nothing until it is let go, and everything from then on. */
export function holdAnswers(reply: Reply): { reply: Reply; letGo: () => void } {
  let letGo: () => void = () => undefined
  const gate = new Promise<void>((resolve) => (letGo = resolve))
  return {
    reply: (seen, response) => void gate.then(() => reply(seen, response)),
    letGo: () => letGo(),
  }
}

/** Answers the first call by the first reply, and so on; the last one stays. */
export function inTurn(...replies: Reply[]): Reply {
  let turn = 0
  return (seen, response) => replies[Math.min(turn++, replies.length - 1)]?.(seen, response)
}

/** A person for tests; each number is somebody else. */
export const personNumber = (number: number): TokenHolder => ({
  tenantId: 'tenant',
  objectId: `person-${number}`,
  accessToken: new AccessToken(`token-of-${number}`),
  addedWorkspaces: [],
})

const notSet: Reply = (_seen, response) => {
  response.writeHead(500)
  response.end('the test has not said how to answer')
}

async function readAll(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}

async function listen(server: ReturnType<typeof createServer>): Promise<string> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

async function unusedOrigin(): Promise<string> {
  const server = createServer()
  const origin = await listen(server)
  server.close()
  return origin
}

/** Complete settings, so that the real reader of settings is part of the test. */
function point(origin: string, nobody: string): void {
  // eslint-disable-next-line no-restricted-syntax -- set here, read by lib/env like any other setting
  Object.assign(process.env, {
    LAKEDECK_EMULATOR: '1',
    LOG_LEVEL: 'silent',
    NEXTAUTH_URL: 'http://localhost:3000',
    NEXTAUTH_SECRET: 'a secret of forty-eight characters, for tests only',
    AZURE_AD_TENANT_ID: '11111111-1111-4111-8111-111111111111',
    AZURE_AD_CLIENT_ID: '22222222-2222-4222-8222-222222222222',
    AZURE_AD_CLIENT_SECRET: 'not-a-real-secret',
    DATABRICKS_WORKSPACES: `prod=${origin},dev=${origin.replace('127.0.0.1', 'localhost')},gone=${nobody}`,
  })
}
