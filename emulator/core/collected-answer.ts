import type { OutgoingHttpHeaders, ServerResponse } from 'node:http'

export type CollectedAnswer = { status: number; headers: OutgoingHttpHeaders; body: Buffer }

const methods = ['writeHead', 'write', 'end'] as const

const toBuffer = (chunk: unknown, encoding: unknown): Buffer => {
  if (typeof chunk === 'string') {
    return Buffer.from(chunk, typeof encoding === 'string' ? (encoding as BufferEncoding) : 'utf8')
  }
  return chunk instanceof Uint8Array ? Buffer.from(chunk) : Buffer.alloc(0)
}

/** Keeps back what a handler writes; when it has ended, `answer` gets the whole and the response as it was. */
export function collectAnswer(
  response: ServerResponse,
  answer: (collected: CollectedAnswer) => void,
): ServerResponse {
  const chunks: Buffer[] = []
  let status: number | undefined
  let headers: OutgoingHttpHeaders = {}
  const keep = {
    writeHead: (code: number, ...more: unknown[]) => {
      status = code
      headers = (more.find((part) => typeof part === 'object' && part !== null) ??
        {}) as OutgoingHttpHeaders
      return response
    },
    write: (chunk: unknown, encoding?: unknown) => {
      chunks.push(toBuffer(chunk, encoding))
      return true
    },
    end: (chunk?: unknown, encoding?: unknown) => {
      if (typeof chunk !== 'function') chunks.push(toBuffer(chunk, encoding))
      // The methods of the prototype come back when the object's own are gone.
      for (const name of methods) Reflect.deleteProperty(response, name)
      answer({ status: status ?? response.statusCode, headers, body: Buffer.concat(chunks) })
      return response
    },
  }
  return Object.assign(response, keep)
}
