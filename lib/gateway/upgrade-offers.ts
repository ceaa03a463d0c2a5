import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'

/**
 * Tells what comes on a connection after a request that asked for an upgrade. The parser of node:http drops what came
 * in one piece with that request, and then reads on in the middle of what follows: the body of a call as a call of its
 * own. So such a request is the last of its connection, which ends with the answer.
 */
export function upgradeOffers() {
  const offered = new WeakSet<Socket>()
  /** Whether this has to be left unread; the answer before it ends the connection. */
  return (request: IncomingMessage, response: ServerResponse): boolean => {
    if (offered.has(request.socket)) return true
    if (request.headers.upgrade === undefined) return false
    offered.add(request.socket)
    response.shouldKeepAlive = false
    return false
  }
}
