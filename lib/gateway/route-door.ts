import 'server-only'
import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import type { Answer, Call } from './call'
import { forward } from './forward'

/**
 * The portable door: a route handler of Next, for Vercel and wherever there is no server of ours. It reads the
 * address from `request.url`; `params` come decoded, and a decoded slash is another path.
 */
export async function routeDoor(request: Request): Promise<Response> {
  return toResponse(await forward(toCall(request)))
}

function toCall(request: Request): Call {
  const { pathname, search } = new URL(request.url)
  const body = request.body as ReadableStream<Uint8Array> | null
  return {
    method: request.method,
    target: pathname + search,
    headers: request.headers,
    // The connection has to outlive a refusal in the middle of the body.
    body: body?.values({ preventCancel: true }) ?? null,
    signal: request.signal,
  }
}

function toResponse({ status, headers, body }: Answer): Response {
  const stream = body && (Readable.toWeb(body) as unknown as globalThis.ReadableStream)
  const response = new Response(stream, { status })
  for (const [name, value] of Object.entries(headers))
    for (const one of Array.isArray(value) ? value : [value]) response.headers.append(name, one)
  return response
}
