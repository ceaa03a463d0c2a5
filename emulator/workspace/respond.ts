import type { ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { toJson } from '../core/json'
import { ApiError, ScimError } from './errors'
import { Reply } from './reply'

export const isScimPath = (path: string): boolean => path.startsWith('/api/2.0/preview/scim/')

export function sendJson(response: ServerResponse, path: string, value: unknown): void {
  if (value instanceof Reply) return void sendReply(response, value)
  const type = isScimPath(path) ? 'application/scim+json' : 'application/json'
  send(response, 200, type, value)
}

/** A stream goes at the reader's pace, and is closed when the reader goes. */
async function sendReply(
  response: ServerResponse,
  { status, headers, body }: Reply,
): Promise<void> {
  const isStream = body instanceof Readable
  if (response.destroyed) return void (isStream && body.destroy())
  response.writeHead(status, headers)
  if (!isStream) return void response.end(body ?? undefined)
  // What was sent cannot be taken back: an answer that breaks off is seen as such by its length.
  await pipeline(body, response).catch(() => response.destroy())
}

/** The error body of the API, or SCIM's own. What nobody expected is a 500 that says nothing. */
export function sendError(response: ServerResponse, error: unknown, requestId: string): void {
  if (error instanceof ScimError) return sendScimError(response, error)
  if (!(error instanceof ApiError)) console.error('The emulator failed:', error)
  const known =
    error instanceof ApiError
      ? error
      : new ApiError(500, 'INTERNAL_ERROR', 'There was an internal error. Please try again.')
  const isNumeric = typeof known.errorCode === 'number'
  for (const [name, value] of Object.entries(known.more.headers ?? {})) {
    response.setHeader(name, value)
  }
  send(response, known.status, 'application/json', {
    error_code: known.errorCode,
    // Failures before the API carry the request's id in their words; the API's own carry it in `details`.
    message: isNumeric ? `${known.message} [ReqId: ${requestId}]` : known.message,
    ...(isNumeric ? {} : { details: [...(known.more.details ?? []), requestInfo(requestId)] }),
  })
}

const requestInfo = (requestId: string) => ({
  '@type': 'type.googleapis.com/google.rpc.RequestInfo',
  request_id: requestId,
  serving_data: '',
})

function sendScimError(response: ServerResponse, { status, message, scimType }: ScimError): void {
  send(response, status, 'application/scim+json', {
    schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'],
    detail: message,
    status: String(status),
    ...(scimType ? { scimType } : {}),
  })
}

function send(response: ServerResponse, status: number, type: string, value: unknown): void {
  if (response.destroyed) return
  const body = Buffer.from(toJson(value))
  response.writeHead(status, { 'content-type': type, 'content-length': body.length })
  response.end(body)
}
