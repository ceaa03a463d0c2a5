import 'server-only'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { request } from 'undici'
import type { WorkspaceCall } from './call'
import { isDatabricksError } from './errors'
import { pool } from './pool'
import { tooLarge, transportError } from './transport-error'
import { unreadable } from './unreadable'

export type Outgoing = {
  url: string
  method: WorkspaceCall<unknown>['method']
  headers: Record<string, string>
  body: string | null
  signal: AbortSignal
}

export type Answer = {
  status: number
  header: (name: string) => string | null
  body: string
}

/** After decompression. SQL results, the largest answers there are, end at 25 MiB. */
export const answerLimitBytes = 32 * 1024 * 1024

/** Sends one request, once, and reads the whole answer. Fails only when there is none: any status is an answer. */
export async function exchange(outgoing: Outgoing): Promise<Answer> {
  const { url, ...options } = outgoing
  try {
    const response = await request(url, { ...options, dispatcher: pool() })
    const header = headerReader(response.headers)
    const body = await readText(response.body, header('content-encoding'))
    return { status: response.statusCode, header, body }
  } catch (error) {
    // The caller knows what its own signal means.
    if (outgoing.signal.aborted || isDatabricksError(error)) throw error
    throw transportError(error)
  }
}

function headerReader(headers: Record<string, string | string[] | undefined>) {
  return (name: string) => {
    const value = headers[name]
    return (Array.isArray(value) ? value[0] : value) ?? null
  }
}

async function readText(body: Readable, encoding: string | null): Promise<string> {
  const isGzip = encoding === 'gzip'
  if (!isGzip && encoding !== null && encoding !== 'identity') {
    leave(body)
    throw unreadable('UNKNOWN_ENCODING', null, undefined)
  }
  const chunks: Buffer[] = []
  let bytes = 0
  const collect = async (source: AsyncIterable<Buffer>) => {
    for await (const chunk of source) {
      bytes += chunk.length
      // Leaving the loop destroys what comes before it, the connection too.
      if (bytes > answerLimitBytes) return
      chunks.push(chunk)
    }
  }
  const reading = isGzip ? pipeline(body, createGunzip(), collect) : pipeline(body, collect)
  await reading.catch((error: unknown) => {
    if (bytes <= answerLimitBytes) throw error
  })
  if (bytes > answerLimitBytes) throw tooLarge(answerLimitBytes)
  return Buffer.concat(chunks).toString('utf8')
}

function leave(body: Readable): void {
  body.on('error', () => undefined)
  body.destroy()
}
