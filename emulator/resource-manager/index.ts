import { randomUUID } from 'node:crypto'
import type { RequestListener, ServerResponse } from 'node:http'
import type { JWK } from 'jose'
import { applyFault, type Clock, type Faults, type Recorder } from '../core'
import { answerTo } from './answer'
import { createVerify } from './authenticate'
import { ArmError } from './errors'
import type { WorkspaceUrls } from './resources'

export type ResourceManagerOptions = {
  /** Where it is reached, which the links to next pages begin with. */
  origin: string
  /** Hosts of the workspaces it tells of, without a scheme. */
  workspaceUrls: WorkspaceUrls
  publicKeys: () => JWK[]
  clock: Clock
  faults: Faults
  recorder: Recorder
}

/** Whether a request is Resource Manager's; it stands on Entra's port, whose paths all begin with a tenant. */
export const isForResourceManager = (path: string): boolean =>
  /^\/subscriptions(?:[/?]|$)/i.test(path)

/** The part of Azure Resource Manager that tells of subscriptions and the Databricks workspaces in them. */
export function createResourceManager(options: ResourceManagerOptions): RequestListener {
  const { origin, workspaceUrls, clock, faults, recorder } = options
  const verify = createVerify(clock, options.publicKeys)
  return (request, response) => {
    const requestId = randomUUID()
    const startedAt = performance.now()
    const url = new URL(request.url ?? '/', origin)
    const method = request.method ?? 'GET'
    let principal: string | null = null
    dress(response, requestId)
    response.once('close', () =>
      recorder.record({
        service: 'azure',
        method,
        path: url.pathname,
        query: url.search.slice(1),
        status: response.statusCode,
        principal,
        requestId,
        at: clock.now(),
        durationMs: performance.now() - startedAt,
      }),
    )
    const answer = async () => {
      const person = await verify(request.headers.authorization)
      principal = person.userName
      if (method !== 'GET')
        throw new ArmError(
          405,
          'HttpMethodNotAllowed',
          `The http method '${method}' is not supported for this resource.`,
          { allow: 'GET' },
        )
      return answerTo(url, person, workspaceUrls)
    }
    const handle: RequestListener = (_request, answering) => {
      answer().then(
        (value) => send(answering, 200, value),
        (error: unknown) => sendError(answering, error),
      )
    }
    const fault = faults.match('azure', method, url.pathname)
    if (fault) return void applyFault(fault, request, response, handle)
    return handle(request, response)
  }
}

function dress(response: ServerResponse, requestId: string): void {
  response.setHeader('x-ms-request-id', requestId)
  response.setHeader('x-ms-correlation-request-id', requestId)
  response.setHeader('x-ms-ratelimit-remaining-tenant-reads', '11999')
  response.setHeader('cache-control', 'no-cache')
  response.setHeader('x-content-type-options', 'nosniff')
}

function send(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' })
  response.end(JSON.stringify(value))
}

function sendError(response: ServerResponse, error: unknown): void {
  const known =
    error instanceof ArmError
      ? error
      : new ArmError(500, 'InternalServerError', 'Encountered internal server error.')
  for (const [name, value] of Object.entries(known.headers)) response.setHeader(name, value)
  send(response, known.status, { error: { code: known.code, message: known.message } })
}
