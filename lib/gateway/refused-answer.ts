import { Readable } from 'node:stream'
import { toProblem } from '@/lib/api/problem'
import { challengeOf } from '@/lib/api/responses'
import type { Problem } from '@/lib/problem'
import { ownHeaders } from './answer-headers'
import type { Answer } from './call'

/** Our own refusal in Databricks' form, which its clients understand. The domain says that it is ours. */
export function refusedAnswer(error: unknown, requestId: string): Answer {
  return problemAnswer(toProblem(error, requestId))
}

function problemAnswer(problem: Problem): Answer {
  const { status, retryAfter, requestId } = problem
  return jsonAnswer(status, errorBody(problem), requestId, {
    ...(status === 401 ? { 'www-authenticate': challengeOf(problem.claims) } : {}),
    ...(status === 405 ? { allow: 'GET, HEAD, POST, PUT, PATCH, DELETE' } : {}),
    ...(retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) }),
  })
}

const errorBody = ({ code, detail, requestId }: Problem) => ({
  error_code: code,
  message: detail,
  // The JavaScript SDK (0.17) reads `metadata` of every detail, and loses code and words where one has none.
  details: [
    { '@type': `${googleRpc}ErrorInfo`, reason: code, domain: 'lakedeck', metadata: {} },
    {
      '@type': `${googleRpc}RequestInfo`,
      request_id: requestId,
      serving_data: '',
      metadata: {},
    },
  ],
})

const googleRpc = 'type.googleapis.com/google.rpc.'

export function jsonAnswer(
  status: number,
  value: unknown,
  requestId: string,
  headers: Answer['headers'] = {},
): Answer {
  const body = Buffer.from(JSON.stringify(value))
  return {
    status,
    headers: {
      ...ownHeaders(requestId),
      'content-type': 'application/json',
      'content-length': String(body.length),
      ...headers,
    },
    body: Readable.from([body], { objectMode: false }),
  }
}
