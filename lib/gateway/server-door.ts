import 'server-only'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { pipeline } from 'node:stream'
import type { Call, CallHeaders } from './call'
import { forward } from './forward'

/** The fast door: answers a request of node:http before Next's router sees it. */
export async function serverDoor(
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const leaving = new AbortController()
  response.once('close', () => {
    if (!response.writableFinished) leaving.abort()
  })
  const answer = await forward(toCall(request, leaving.signal))
  if (response.destroyed) return void answer.body?.destroy()
  response.writeHead(answer.status, answer.headers)
  if (answer.body) pipeline(answer.body, response, () => undefined)
  else response.end()
}

function toCall(request: IncomingMessage, signal: AbortSignal): Call {
  return {
    method: request.method ?? 'GET',
    target: request.url ?? '/',
    headers: headersOf(request),
    // The connection has to outlive a refusal in the middle of the body.
    body: request.iterator({ destroyOnReturn: false }) as AsyncIterable<Uint8Array>,
    signal,
  }
}

function headersOf({ headers }: IncomingMessage): CallHeaders {
  const get = (name: string) => {
    const value = headers[name]
    return Array.isArray(value) ? value.join(', ') : (value ?? null)
  }
  return { get, has: (name) => headers[name] !== undefined }
}
