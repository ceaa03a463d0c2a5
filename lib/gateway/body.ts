import { Refusal } from '@/lib/api/refusal'
import { isOnVercel } from '@/lib/env/platform'
import { bodyLimits, type BodyClass } from './body-limits'
import type { Call } from './call'

export type CheckedBody = {
  stream: AsyncIterable<Uint8Array> | null
  /** As the caller announced it; null when it comes in chunks, or not at all. */
  length: number | null
}

/** The body to send on. One that is announced too long is refused here, one that turns out so while it passes. */
export function checkedBody(call: Call, limit: BodyClass): CheckedBody {
  const length = announcedLength(call)
  const isChunked = call.headers.has('transfer-encoding')
  const isEmpty = !isChunked && (length ?? 0) === 0
  if (call.method === 'GET' || call.method === 'HEAD') {
    if (isEmpty) return { stream: null, length: null }
    throw new Refusal(400, 'INVALID_PARAMETER_VALUE', `A ${call.method} has no body here.`)
  }
  if (isEmpty || call.body === null) return { stream: null, length: null }
  const limitBytes = bodyLimits[limit]
  if (length !== null && length > limitBytes) throw tooLarge(limitBytes)
  return { stream: upTo(call.body, limitBytes), length: isChunked ? null : length }
}

function announcedLength({ headers }: Call): number | null {
  const text = headers.get('content-length')
  if (text === null) return null
  if (/^\d{1,15}$/.test(text)) return Number(text)
  throw new Refusal(400, 'INVALID_PARAMETER_VALUE', 'The Content-Length is no number.')
}

async function* upTo(body: AsyncIterable<Uint8Array>, limitBytes: number) {
  let bytes = 0
  for await (const chunk of body) {
    bytes += chunk.byteLength
    if (bytes > limitBytes) throw tooLarge(limitBytes)
    yield chunk
  }
}

function tooLarge(limitBytes: number): Refusal {
  const limit = `${Math.round(limitBytes / 1024 / 1024)} MiB`
  const host = isOnVercel() ? ' Vercel itself takes no more than 4.5 MB.' : ''
  return new Refusal(413, 'REQUEST_TOO_LARGE', `The body is larger than ${limit}.${host}`)
}
