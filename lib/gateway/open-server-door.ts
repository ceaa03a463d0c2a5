import 'server-only'
import { type IncomingMessage, Server, type ServerResponse } from 'node:http'
import { ownProblem } from '@/lib/api/problem'
import { requestIdOf } from '@/lib/api/request-id'
import { problemType } from '@/lib/problem'
import { processWide } from '@/lib/process-wide'
import { isForGateway } from './place'
import { readOutAfter } from './read-out'
import { serverDoor } from './server-door'
import { isSound } from './sound'
import { upgradeOffers } from './upgrade-offers'

/**
 * From now on the server that listens on `port` hands the gateway's requests to the server door, and refuses every
 * address that Next's router and a handler could read differently. Next has made that server before it lets us run,
 * so what is changed is how servers say that a request came; each other server of the process says it as before.
 */
export function openServerDoor(port: number): void {
  processWide('gateway.server-door', () => divert(port))
}

function divert(port: number): true {
  // eslint-disable-next-line @typescript-eslint/unbound-method -- called with the server it belongs to
  const { emit } = Server.prototype
  const isAfterUpgrade = upgradeOffers()
  Server.prototype.emit = function (this: Server, event: string | symbol, ...args: unknown[]) {
    const [request, response] = args as [IncomingMessage, ServerResponse]
    if (event === 'connection' && listensOn(this, port)) ignoreUpgrades(this)
    if (event === 'request' && listensOn(this, port))
      if (isAfterUpgrade(request, response) || takes(request, response)) return true
    return Reflect.apply(emit, this, [event, ...args]) as boolean
  } as typeof emit
  return true
}

function listensOn(server: Server, port: number): boolean {
  const address = server.address()
  return typeof address === 'object' && address?.port === port
}

/**
 * Next listens for upgrades, for its development server, and drops every other one without an answer: also that to
 * `h2c`, which some clients ask for with their first request. Where nobody listens, node:http answers such a request
 * as any other, as RFC 9110 (7.8) lets it.
 */
const ignoreUpgrades = (server: Server) => void server.removeAllListeners('upgrade')

/** Whether the request is answered here. Whoever answers, the connection outlives it. */
function takes(request: IncomingMessage, response: ServerResponse): boolean {
  const url = request.url ?? ''
  readOutAfter(request, response)
  if (namesTwoHosts(request)) refuse(request, response, twoHosts)
  else if (isForGateway(url)) void serverDoor(request, response)
  else if (!nextTakes.has(request.method ?? '')) refuseMethod(url, request, response)
  else if (!isSound(url)) refuse(request, response, malformed)
  else return false
  return true
}

/** To be refused (RFC 9112, 3.2): what stands before us may have read the other one. node:http takes the first. */
function namesTwoHosts({ rawHeaders }: IncomingMessage): boolean {
  const isHost = (text: string, at: number) => at % 2 === 0 && text.toLowerCase() === 'host'
  return rawHeaders.filter(isHost).length > 1
}

const twoHosts = { status: 400, code: 'TWO_HOSTS', detail: 'The request names two hosts.' }

/** To every other method Next answers 400 and no word, or 500. */
const nextTakes = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])

function refuseMethod(url: string, request: IncomingMessage, response: ServerResponse): void {
  // Of the API all that the server takes; which of them an address takes, its route says. A page is only ever read.
  const allow = url.startsWith('/api/') ? [...nextTakes] : ['GET', 'HEAD']
  response.setHeader('allow', allow.sort().join(', '))
  const detail = `${request.method} is not possible here.`
  refuse(request, response, { status: 405, code: 'METHOD_NOT_ALLOWED', detail })
}

const malformed = {
  status: 400,
  code: 'MALFORMED_ADDRESS',
  detail: 'The address is not understood.',
}

function refuse(
  request: IncomingMessage,
  response: ServerResponse,
  { status, code, detail }: typeof malformed,
): void {
  const given = request.headers['x-request-id']
  const requestId = requestIdOf({ get: () => (typeof given === 'string' ? given : null) })
  response.writeHead(status, { 'content-type': problemType, 'cache-control': 'no-store' })
  response.end(JSON.stringify(ownProblem(status, code, detail, requestId)))
}
