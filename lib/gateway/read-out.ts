import type { IncomingMessage, ServerResponse } from 'node:http'

/** As long as nginx gives those who still send (lingering_time). */
const readOutMs = 30_000
const readOutBytes = 32 * 1024 * 1024
const lookMs = 250

/**
 * A refusal in the middle of a body leaves the rest of it before the connection's next request, which would never be
 * read. node:http throws away what nobody began to read; what somebody began goes the same way here. Who sends on and
 * on is cut off.
 */
export function readOutAfter(
  request: IncomingMessage,
  response: ServerResponse,
  { forMs = readOutMs, bytes = readOutBytes } = {},
): void {
  response.once('finish', () => {
    if (request.complete || request.destroyed) return
    // Of the iterator that was left; with it, resume() does nothing.
    request.removeAllListeners('readable')
    request.resume()
    // By the bytes of the connection: node:http throws away what it reads out without telling of it.
    const { socket } = request
    const [endMs, endBytes] = [Date.now() + forMs, socket.bytesRead + bytes]
    const look = () => {
      if (Date.now() >= endMs || socket.bytesRead > endBytes) request.destroy()
    }
    const timer = setInterval(look, Math.min(lookMs, forMs)).unref()
    request.once('close', () => clearInterval(timer))
  })
}
