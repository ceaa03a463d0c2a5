import type { IncomingMessage } from 'node:http'

export class BodyTooLarge extends Error {}

const usualLimitBytes = 16 * 1024 * 1024

/** Reads a request's body whole, up to a limit. */
export async function readBytes(
  request: IncomingMessage,
  limitBytes = usualLimitBytes,
): Promise<Buffer> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length
    if (length > limitBytes) throw new BodyTooLarge(`more than ${limitBytes} bytes`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

export const readBody = async (
  request: IncomingMessage,
  limitBytes = usualLimitBytes,
): Promise<string> => (await readBytes(request, limitBytes)).toString('utf8')
