import 'server-only'
import { isExpected } from '@/lib/api/problem'
import { requestIdOf } from '@/lib/api/request-id'
import { isDenied } from '@/lib/auth/denied-sessions'
import { cookiesOf } from '@/lib/auth/errors'
import { log } from '@/lib/log'
import { whoAsks } from './asking'
import type { Answer, Call } from './call'
import { hostMetadata, hostMetadataTemplate } from './host-metadata'
import { passOn } from './pass-on'
import { readCall } from './read-call'
import { refusedAnswer } from './refused-answer'

/** What is learned of a call on its way, for the log. */
type Trail = { requestId: string; template: string | null }

/**
 * The gateway: answers a call of a Databricks client as Databricks answers its person, or refuses it in Databricks'
 * own form. Both doors lead here and decide nothing. Never throws.
 */
export async function forward(call: Call): Promise<Answer> {
  const startedAt = Date.now()
  const trail: Trail = { requestId: requestIdOf(call.headers), template: null }
  const answer = await answerTo(call, trail).catch((error: unknown) => failed(error, call, trail))
  log.info('gateway.call', {
    ...trail,
    method: call.method,
    status: answer.status,
    durationMs: Date.now() - startedAt,
    databricksRequestId: answer.headers['x-request-id'] ?? null,
  })
  return answer
}

async function answerTo(call: Call, trail: Trail): Promise<Answer> {
  const { requestId } = trail
  const asked = readCall(call)
  trail.template = asked.endpoint.template
  if (trail.template === hostMetadataTemplate) return hostMetadata(asked.named, requestId)
  const { caller, setCookies } = await whoAsks(call)
  const answer = await passOn({ call, asked, caller, requestId }).catch((error: unknown) =>
    failed(error, call, trail),
  )
  // Signed out meanwhile: the browser must not get the session back.
  const isOver = caller.sessionId !== null && isDenied(caller.sessionId)
  return withCookies(answer, isOver ? [] : setCookies)
}

function failed(error: unknown, call: Call, { requestId }: Trail): Answer {
  // Nobody reads this any more; 499 is what the log calls a caller who left.
  if (call.signal.aborted) return { status: 499, headers: {}, body: null }
  if (!isExpected(error)) log.error('gateway.failed', { requestId, error })
  return withCookies(refusedAnswer(error, requestId), cookiesOf(error))
}

function withCookies(answer: Answer, cookies: string[]): Answer {
  if (cookies.length === 0) return answer
  return { ...answer, headers: { ...answer.headers, 'set-cookie': cookies } }
}
