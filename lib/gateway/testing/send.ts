import { Readable, pipeline } from 'node:stream'
import { request as httpRequest, type IncomingHttpHeaders, type IncomingMessage } from 'node:http'

export type Sent = {
  method?: string
  path: string
  headers?: Record<string, string | string[]> | string[]
  body?: Buffer | AsyncIterable<Buffer> | undefined
}

export type Got = {
  status: number
  headers: IncomingHttpHeaders
  rawHeaders: string[]
  body: Buffer
}

/** One request as it stands: node:http neither follows, decodes nor rewrites anything. */
export async function send(origin: string, sent: Sent): Promise<Got> {
  const response = await open(origin, sent)
  const parts: Buffer[] = []
  for await (const part of response as AsyncIterable<Buffer>) parts.push(part)
  const { statusCode: status = 0, headers, rawHeaders } = response
  return { status, headers, rawHeaders, body: Buffer.concat(parts) }
}

/** The same up to the first byte of the answer's body. */
export function open(origin: string, sent: Sent, signal?: AbortSignal): Promise<IncomingMessage> {
  const { hostname, port } = new URL(origin)
  const { method = 'GET', path, headers = {}, body } = sent
  return new Promise((resolve, reject) => {
    const request = httpRequest(
      { hostname, port, method, path, headers, agent: false, ...(signal ? { signal } : {}) },
      resolve,
    )
    request.on('error', reject)
    if (body === undefined || Buffer.isBuffer(body)) request.end(body)
    else pipeline(Readable.from(body), request, (error) => error && reject(error))
  })
}
