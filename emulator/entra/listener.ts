import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { applyFault, type Clock, type Faults, type Recorder } from '../core'
import type { Parts } from './parts'
import { factsOf } from './request'

type Watch = { origin: string; clock: Clock; faults: Faults; recorder: Recorder }

/** Its cookies belong to one host: a page asked for under another name of loopback is sent to the right one. */
function elsewhere(request: IncomingMessage, origin: string): string | null {
  const isPage = request.method === 'GET' && request.headers.accept?.includes('text/html')
  return isPage && request.headers.host !== new URL(origin).host ? `${origin}${request.url}` : null
}

function dress(response: ServerResponse, { traceId, correlationId }: ReturnType<typeof factsOf>) {
  response.setHeader('x-ms-request-id', traceId)
  response.setHeader('client-request-id', correlationId)
  response.setHeader('x-content-type-options', 'nosniff')
  response.setHeader('cache-control', 'no-store, no-cache')
  response.setHeader('pragma', 'no-cache')
}

/** Entra's `error` redirects carry no `iss` (RFC 9207); oidc-provider's do. */
function withoutIssuer(location: string): string {
  return location.replace(/([?&#])iss=[^&#]*(&|$)/, (_whole, before: string, after: string) =>
    after === '' ? '' : before,
  )
}

function watchLocation(response: ServerResponse): void {
  const setHeader = response.setHeader.bind(response)
  response.setHeader = (name, value) => {
    const isLocation = name.toLowerCase() === 'location' && typeof value === 'string'
    return setHeader(name, isLocation ? withoutIssuer(value) : value)
  }
}

function record(request: IncomingMessage, response: ServerResponse, watch: Watch): void {
  const { clock, recorder } = watch
  const startedAt = performance.now()
  const [path = '/', query = ''] = (request.url ?? '/').split('?')
  response.once('close', () => {
    const { principal, traceId } = factsOf(request)
    recorder.record({
      service: 'entra',
      method: request.method ?? 'GET',
      path,
      query,
      status: response.statusCode,
      principal,
      requestId: traceId,
      at: clock.now(),
      durationMs: performance.now() - startedAt,
    })
  })
}

/** The front of Entra: faults that tests ordered, the list of calls, and what every answer carries. */
export function createListener(parts: Parts, watch: Watch): RequestListener {
  const callback = parts.provider.callback()
  const handle: RequestListener = (request, response) => void callback(request, response)
  return (request, response) => {
    record(request, response, watch)
    dress(response, factsOf(request))
    const target = elsewhere(request, watch.origin)
    if (target) return void response.writeHead(307, { location: target }).end()
    watchLocation(response)
    const [path = '/'] = (request.url ?? '/').split('?')
    const fault = watch.faults.match('entra', request.method ?? 'GET', path)
    if (fault) return void applyFault(fault, request, response, handle)
    return handle(request, response)
  }
}
