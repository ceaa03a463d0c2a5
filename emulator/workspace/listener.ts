import { randomUUID } from 'node:crypto'
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { applyFault, type Clock, type Faults, type Recorder } from '../core'
import { isObject, parseJson, type JsonObject } from '../core/json'
import { BodyTooLarge, readBody } from '../core/request-body'
import { authenticate } from './authenticate'
import type { VerifyBearer } from './bearer'
import { answerDiscovery } from './discovery'
import { ApiError, endpointNotFound, malformedRequest, unreadableScim } from './errors'
import type { Principal } from './directory'
import { RateLimit } from './rate-limit'
import { isScimPath, sendError, sendJson } from './respond'
import { router } from './routes'
import type { Workspace } from './workspace'

export type WorkspaceServices = {
  workspace: Workspace
  verifyBearer: VerifyBearer
  clock: Clock
  faults: Faults
  recorder: Recorder
  /** Where `/aad/auth` points. */
  entraOrigin: string
}

/** What is known of one request while it is answered. */
type Exchange = {
  request: IncomingMessage
  response: ServerResponse
  method: string
  path: string
  query: string
  requestId: string
  principal: Principal | null
}

function toExchange(request: IncomingMessage, response: ServerResponse): Exchange {
  const [path = '/', ...query] = (request.url ?? '/').split('?')
  return {
    request,
    response,
    method: request.method ?? 'GET',
    path,
    query: query.join('?'),
    requestId: randomUUID(),
    principal: null,
  }
}

/** The listener of one workspace: faults first, then credentials, then the endpoint. */
export function createWorkspaceListener(services: WorkspaceServices): RequestListener {
  const { workspace, faults } = services
  const { alias, workspaceId } = workspace.facts
  const rateLimit = new RateLimit()
  return (request, response) => {
    const exchange = toExchange(request, response)
    const { method, path, requestId } = exchange
    recordWhenDone(exchange, services)
    response.setHeader('server', 'databricks')
    response.setHeader('x-databricks-org-id', workspaceId)
    response.setHeader('x-request-id', requestId)
    const answerIt: RequestListener = () => void answer(exchange, services, rateLimit)
    const fault = faults.match(alias, method, path)
    if (fault) void applyFault(fault, request, response, answerIt)
    else answerIt(request, response)
  }
}

function recordWhenDone(exchange: Exchange, { workspace, clock, recorder }: WorkspaceServices) {
  const { response, method, path, query, requestId } = exchange
  const startedAt = performance.now()
  const at = clock.now()
  response.once('close', () =>
    recorder.record({
      service: workspace.facts.alias,
      method,
      path,
      query,
      // 0 is a request that got no answer: the caller gave up, or a fault kept it.
      status: response.headersSent ? response.statusCode : 0,
      principal: exchange.principal?.name ?? null,
      requestId,
      at,
      durationMs: Math.round(performance.now() - startedAt),
    }),
  )
}

async function answer(exchange: Exchange, services: WorkspaceServices, rateLimit: RateLimit) {
  const { response, path, requestId } = exchange
  const { workspace, entraOrigin } = services
  try {
    if (answerDiscovery(path, workspace.facts, entraOrigin, response)) return
    if (isForMachines(path)) throw endpointNotFound(exchange.method, path)
    if (!isForApi(path)) return redirectToLogin(exchange)
    rateLimit.count(workspace, services.clock.now())
    sendJson(response, path, await run(exchange, services))
  } catch (error) {
    sendError(response, toApiError(error), requestId)
  }
}

/** Discovery that this workspace does not offer: no token of its own, nothing but Entra's. */
const isForMachines = (path: string) => /^\/(oidc|\.well-known)\//.test(path)

const isForApi = (path: string) => path.startsWith('/api/') || path === '/telemetry-ext'

/** A path outside of the API belongs to the console, which asks a stranger to sign in. */
function redirectToLogin({ response, path }: Exchange): void {
  response.writeHead(303, { location: `/login.html?next_url=${encodeURIComponent(path)}` })
  response.end()
}

async function run(exchange: Exchange, { workspace, clock, verifyBearer }: WorkspaceServices) {
  const { request, method, path, query } = exchange
  const { authorization } = request.headers
  const caller = await authenticate(workspace, verifyBearer, authorization, clock.now())
  exchange.principal = caller.principal
  const found = router.find(method, path)
  if (!found) throw endpointNotFound(method, path)
  const call = {
    workspace,
    ...caller,
    body: {},
    params: found.params,
    query: new URLSearchParams(query),
  }
  const { handle } = found
  const json = () => readJson(request, path)
  if (typeof handle !== 'function') {
    return handle.fromBytes({ ...call, now: clock.now(), request, readJson: json })
  }
  const body = method === 'GET' ? {} : await json()
  return handle({ ...call, body, now: clock.now() })
}

async function readJson(request: IncomingMessage, path: string): Promise<JsonObject> {
  const text = await readBody(request)
  if (text.trim() === '') return {}
  const malformed = isScimPath(path) ? unreadableScim : malformedRequest
  let value: unknown
  try {
    value = parseJson(text)
  } catch (error) {
    throw malformed(error instanceof Error ? error.message : 'not JSON')
  }
  if (!isObject(value)) throw malformed('expected a JSON object')
  return value
}

function toApiError(error: unknown) {
  if (error instanceof BodyTooLarge) {
    return new ApiError(413, 'MAX_REQUEST_SIZE_EXCEEDED', 'The request body is too large.')
  }
  // Only a segment of the path is decoded before a handler runs.
  if (error instanceof URIError) return malformedRequest('malformed percent-encoding in the path')
  return error
}
