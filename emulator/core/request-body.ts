import type { IncomingMessage } from 'node:http'

export class BodyTooLarge extends Error {}

/** Reads a request's body whole, up to a limit. */
export async function readBody(
  request: IncomingMessage,
  limitBytes = 16 * 1024 * 1024,
): Promise<string> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length
    if (length > limitBytes) throw new BodyTooLarge(`more than ${limitBytes} bytes`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}
