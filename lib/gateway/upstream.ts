import 'server-only'
import type { Readable } from 'node:stream'
import { request } from 'undici'
import { readError } from '@/lib/databricks/read-error'
import { isDatabricksError } from '@/lib/databricks/errors'
import { timedOut, transportError } from '@/lib/databricks/transport-error'
import { isRefusal } from '@/lib/api/problem'
import { oneValue } from './answer-headers'
import { gatewayPool } from './pool'

export type Outgoing = {
  url: string
  method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  headers: Record<string, string>
  body: AsyncIterable<Uint8Array> | null
  signal: AbortSignal
  /** Parts of the answer may be minutes apart. */
  streams: boolean
}

export type Incoming = {
  status: number
  headers: Record<string, string | string[] | undefined>
  body: Readable | null
}

/** A model may think for minutes before its first word; Azure's load balancers give up after 230 s or more. */
const thinkMs = 300_000
const idleMs = 60_000

/**
 * Sends one call to a workspace. undici's `request` leaves bytes as they are, both ways, and follows nothing.
 * A redirect would take the caller's token elsewhere, so it is a failure, as is a status that HTTP does not know. Only a question may be sent again,
 * once, when the connection broke under it.
 */
export async function sendUpstream(outgoing: Outgoing): Promise<Incoming> {
  const isQuestion = outgoing.method === 'GET' || outgoing.method === 'HEAD'
  const response = await exchange(outgoing).catch((error: unknown) => {
    if (!isQuestion || !isDatabricksError(error) || !error.isTransient) throw error
    return exchange(outgoing)
  })
  const { statusCode: status, headers, body } = response
  if (isRedirect(status) || status > 599) {
    discard(body)
    throw readError({ status, header: (name) => oneValue(headers[name]), body: '' })
  }
  return { status, headers, body: hasBody(outgoing, status) ? body : discard(body) }
}

async function exchange({ url, streams, ...outgoing }: Outgoing) {
  try {
    return await request(url, {
      ...outgoing,
      // undici's types know Readable only; it takes any async iterable (lib/core/util.js, isIterable).
      body: outgoing.body as Readable | null,
      dispatcher: gatewayPool(),
      headersTimeout: thinkMs,
      bodyTimeout: streams ? thinkMs : idleMs,
    })
  } catch (error) {
    // The caller left, or our own limit ended it: both know what they mean.
    if (outgoing.signal.aborted || isRefusal(error)) throw error
    throw isTimeout(error) ? timedOut(thinkMs / 1000) : transportError(error)
  }
}

const isTimeout = (error: unknown) =>
  error instanceof Error && 'code' in error && error.code === 'UND_ERR_HEADERS_TIMEOUT'

const isRedirect = (status: number) => status >= 300 && status < 400 && status !== 304

const hasBody = ({ method }: Outgoing, status: number) =>
  method !== 'HEAD' && status !== 204 && status !== 205 && status !== 304

function discard(body: Readable): null {
  body.on('error', () => undefined)
  body.destroy()
  return null
}
