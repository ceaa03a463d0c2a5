import { once } from 'node:events'
import { createServer, type IncomingMessage, Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { openServerDoor } from '../open-server-door'
import { routeDoor } from '../route-door'

export type Door = { name: 'route door' | 'server door'; origin: string; port: number }

/** Both doors, each on a server of its own. What the server door leaves alone is answered 418. */
export async function openDoors() {
  const byRoute = createServer((request, response) => void asNext(request, response))
  const byServer = createServer((_request, response) => response.writeHead(418).end())
  // As Next does with what it has not asked for.
  byServer.on('upgrade', (_request, socket) => socket.destroy())
  const doors: Door[] = [await listen(byRoute, 'route door'), await listen(byServer, 'server door')]
  // eslint-disable-next-line @typescript-eslint/unbound-method -- put back as it was
  const { emit } = Server.prototype
  openServerDoor(doors[1]?.port ?? 0)
  const stopBoth = async () => {
    await Promise.all([stop(byRoute), stop(byServer)])
    // The next test file of this process may be given the same port.
    Server.prototype.emit = emit
  }
  return { doors, stop: stopBoth }
}

async function listen(server: Server, name: Door['name']): Promise<Door> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return { name, port, origin: `http://127.0.0.1:${port}` }
}

async function stop(server: Server): Promise<void> {
  server.closeAllConnections()
  server.close()
  await once(server, 'close')
}

/** Calls a route handler as Next does: a Request of the standard in, a Response out, streamed both ways. */
async function asNext(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const leaving = new AbortController()
  outgoing.once('close', () => leaving.abort())
  const response = await routeDoor(toRequest(incoming, leaving.signal))
  outgoing.statusCode = response.status
  for (const [name, value] of response.headers) outgoing.appendHeader(name, value)
  if (response.body === null) return void outgoing.end()
  const body = Readable.fromWeb(response.body as ReadableStream<Uint8Array>)
  body.on('error', () => outgoing.destroy())
  outgoing.once('close', () => body.destroy())
  body.pipe(outgoing)
}

function toRequest(incoming: IncomingMessage, signal: AbortSignal): Request {
  const { method = 'GET', url = '/' } = incoming
  const headers = new Headers()
  for (const [name, value] of Object.entries(incoming.headers))
    for (const one of [value].flat()) if (one !== undefined) headers.append(name, one)
  const hasBody = method !== 'GET' && method !== 'HEAD'
  return new Request(`http://localhost:3000${url}`, {
    method,
    headers,
    signal,
    ...(hasBody ? { body: Readable.toWeb(incoming) as BodyInit, duplex: 'half' } : {}),
  })
}
