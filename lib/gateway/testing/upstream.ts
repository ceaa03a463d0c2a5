import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Received = {
  method: string
  /** As it stood in the request line. */
  url: string
  headers: IncomingMessage['headers']
  rawHeaders: string[]
  bytes: number
  sha256: string
  /** The first KB of the body. */
  body: string
}

/** What it gives back is not looked at: `response.writeHead(200).end()` is a reply. */
export type Reply = (received: Received, response: ServerResponse) => unknown

/** A real server where a workspace would be. It keeps what it received, and answers as the test says. */
export async function startUpstream() {
  const received: Received[] = []
  const state = { reply: echo, opened: 0, closed: 0 }
  const server = createServer({ maxHeaderSize: 64 * 1024 }, (request, response) => {
    state.opened += 1
    response.once('close', () => {
      if (!response.writableFinished) state.closed += 1
    })
    void receive(request).then((entry) => {
      if (!entry) return
      received.push(entry)
      return state.reply(entry, response)
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    /** How to answer from here on; forgets what was received. */
    reply(reply: Reply) {
      received.length = 0
      Object.assign(state, { reply, opened: 0, closed: 0 })
    },
    /** Calls whose caller went before the answer was whole. */
    abandoned: () => state.closed,
    opened: () => state.opened,
    async stop() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

export type Upstream = Awaited<ReturnType<typeof startUpstream>>

export const json =
  (value: unknown, status = 200, headers: Record<string, string | string[]> = {}): Reply =>
  (_received, response) => {
    const body = Buffer.from(JSON.stringify(value))
    response.writeHead(status, {
      'content-type': 'application/json',
      'content-length': body.length,
      'x-request-id': 'upstream-request',
      ...headers,
    })
    response.end(body)
  }

/** Tells what arrived. */
const echo: Reply = (received, response) => {
  const { method, url, bytes, sha256 } = received
  return json({ method, url, bytes, sha256 })(received, response)
}

async function receive(request: IncomingMessage): Promise<Received | null> {
  const hash = createHash('sha256')
  let bytes = 0
  let body = ''
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      hash.update(chunk)
      bytes += chunk.length
      if (body.length < 1024) body += chunk.toString('latin1').slice(0, 1024)
    }
  } catch {
    // Cut off in the middle: nothing that arrived counts.
    return null
  }
  const { method = '', url = '', headers, rawHeaders } = request
  return { method, url, headers, rawHeaders, bytes, sha256: hash.digest('hex'), body }
}
