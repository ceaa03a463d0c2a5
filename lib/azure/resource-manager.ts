import 'server-only'
import { request } from 'undici'
import type { ZodType } from 'zod'
import type { AccessToken } from '@/lib/databricks/access-token'
import { retryAfterSeconds as waitOf } from '@/lib/databricks/retry-after'
import { userAgent } from '@/lib/databricks/user-agent'
import { env } from '@/lib/env/server'
import { log } from '@/lib/log'
import { AzureError } from './errors'

export type Asking = {
  token: AccessToken
  /** The caller's, who may leave. */
  signal?: AbortSignal | undefined
  /** Milliseconds since the epoch; an answer after it is of no use. */
  deadline: number
}

const patienceMs = 15_000
/** A page of a thousand resources is about 1 MB. */
const answerLimitBytes = 8 * 1024 * 1024

/** GET of one address of Azure Resource Manager. The token goes to its host and nowhere else; redirects are not followed. */
export async function askAzure<T>(asking: Asking, url: URL, reader: ZodType<T>): Promise<T> {
  if (url.origin !== env().resourceManagerHost)
    throw new AzureError('away', 'STRANGE_LINK', 'Azure pointed to another host, so it was left.')
  const { status, headers, text } = await exchange(asking, url)
  const value = toJson(text)
  if (status !== 200) throw refusal(status, headers['retry-after'], value)
  const read = reader.safeParse(value)
  if (read.success) return read.data
  throw new AzureError('away', 'UNKNOWN_SHAPE', 'Azure gave an answer that is not understood.', {
    cause: read.error,
  })
}

async function exchange({ token, signal, deadline }: Asking, url: URL) {
  const startedAt = Date.now()
  if (startedAt >= deadline) throw new AzureError('away', 'TOO_SLOW', 'Azure took too long.')
  const timer = AbortSignal.timeout(Math.min(patienceMs, deadline - startedAt))
  const answer = await request(url, {
    method: 'GET',
    headers: {
      accept: 'application/json',
      authorization: token.bearer(),
      'user-agent': userAgent,
    },
    signal: signal ? AbortSignal.any([signal, timer]) : timer,
    headersTimeout: patienceMs,
    bodyTimeout: patienceMs,
  })
    .then(async ({ statusCode: status, headers, body }) => {
      const chunks: Buffer[] = []
      let bytes = 0
      for await (const chunk of body as AsyncIterable<Buffer>) {
        bytes += chunk.length
        if (bytes > answerLimitBytes) throw new Error('the answer is too large')
        chunks.push(chunk)
      }
      return { status, headers, text: Buffer.concat(chunks).toString('utf8') }
    })
    .catch((cause: unknown) => {
      if (signal?.aborted) throw signal.reason
      log.warn('azure.call', { path: url.pathname, error: cause })
      throw new AzureError('away', 'AZURE_UNREACHABLE', 'Azure Resource Manager did not answer.', {
        cause,
      })
    })
  const { status, headers } = answer
  const azureRequestId = headers['x-ms-request-id'] ?? null
  const durationMs = Date.now() - startedAt
  log.info('azure.call', { path: url.pathname, status, durationMs, azureRequestId })
  return answer
}

function toJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return null
  }
}

function refusal(
  status: number,
  retryAfter: string | string[] | undefined,
  body: unknown,
): AzureError {
  const { code, message } = errorIn(body)
  const words = message ?? 'Azure Resource Manager gave no usable answer.'
  if (status === 429) {
    const text = Array.isArray(retryAfter) ? retryAfter[0] : retryAfter
    const retryAfterSeconds = waitOf(text ?? null) ?? 10
    return new AzureError('limited', code ?? 'TooManyRequests', words, { retryAfterSeconds })
  }
  const kind = kinds.get(status) ?? 'away'
  return new AzureError(kind, code ?? `HTTP_${status}`, words)
}

const kinds = new Map([
  [401, 'unauthenticated'],
  [403, 'refused'],
  [404, 'gone'],
] as const) as ReadonlyMap<number, AzureError['kind']>

/** `{"error":{"code","message"}}`, as Azure words every refusal. */
function errorIn(body: unknown): { code: string | null; message: string | null } {
  const { error } = (body ?? {}) as { error?: unknown }
  const { code, message } = (error ?? {}) as { code?: unknown; message?: unknown }
  const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : null)
  return { code: text(code), message: text(message) }
}
