import type { IncomingMessage, RequestListener } from 'node:http'

const loopbackNames = new Set(['127.0.0.1', 'localhost', '[::1]'])

function hostName(authority: string): string {
  try {
    return new URL(`http://${authority}`).hostname
  } catch {
    return ''
  }
}

export const isLoopbackHost = (authority: string | undefined): boolean =>
  authority !== undefined && loopbackNames.has(hostName(authority))

/** A page of another site that posts here by itself says so in `Origin`. */
export function isFromForeignPage(request: IncomingMessage): boolean {
  const { origin } = request.headers
  return origin !== undefined && !isLoopbackHost(origin.replace(/^https?:\/\//, ''))
}

/**
 * Refuses a request that came under another name than the loopback's: with DNS rebinding a web page could
 * otherwise reach the emulator through its own host name.
 */
export function loopbackOnly(listener: RequestListener): RequestListener {
  return (request, response) => {
    if (isLoopbackHost(request.headers.host)) return listener(request, response)
    response.writeHead(403, { 'content-type': 'text/plain; charset=utf-8' })
    response.end('The emulator answers on the loopback only.\n')
  }
}
