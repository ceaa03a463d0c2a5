import type { IncomingMessage, ServerResponse } from 'node:http'

/** As long as nginx gives those who still send (lingering_time). */
const readOutMs = 30_000

/**
 * A refusal in the middle of a body leaves the rest of it before the connection's next request, which would never be
 * read. node:http throws away what nobody began to read; what somebody began goes the same way here. Who sends on and
 * on is cut off.
 */
export function readOutAfter(
  request: IncomingMessage,
  response: ServerResponse,
  forMs = readOutMs,
): void {
  response.once('finish', () => {
    if (request.complete || request.destroyed) return
    // Of the iterator that was left; with it, resume() does nothing.
    request.removeAllListeners('readable')
    request.resume()
    const timer = setTimeout(() => request.destroy(), forMs)
    request.once('close', () => clearTimeout(timer))
  })
}
