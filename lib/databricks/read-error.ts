import { claimsOf } from './challenge'
import { readErrorBody, type ErrorBody } from './error-body'
import { verdictByRule, type Verdict } from './error-rules'
import { codeOfStatus, wordsOfStatus } from './error-words'
import { DatabricksError } from './errors'
import { retryAfterSeconds } from './retry-after'

/** An answer that is not a success, as it came. */
export type Refusal = {
  status: number
  header: (name: string) => string | null
  body: string
}

/** Makes the typed error of any answer by which Databricks, or something in between, refuses a call. */
export function readError(answer: Refusal): DatabricksError {
  const body = readErrorBody(answer.body)
  const verdict = verdictOf(answer, body)
  const claims = claimsOf(answer.header('www-authenticate'))
  return new DatabricksError({
    upstreamStatus: answer.status,
    requestId: answer.header('x-request-id') ?? body.requestId,
    retryAfterSeconds: waitOf(verdict, answer, body),
    ...verdict,
    ...(claims === undefined ? {} : { claims, kind: 'unauthenticated', status: 401 }),
  })
}

function verdictOf(answer: Refusal, body: ErrorBody): Verdict {
  if (answer.status >= 300 && answer.status < 400)
    return redirected(answer.header('location') ?? '')
  if (answer.status < 300 || answer.status > 599) return notAnApiAnswer
  // Some authentication failures carry the status again, as a number, where the code belongs.
  const code = body.code && !/^\d+$/.test(body.code) ? body.code : codeOfStatus(answer.status)
  const message = body.message?.slice(0, longestMessage) ?? wordsOfStatus(answer.status)
  const verdict = verdictByRule({ status: answer.status, code, message })
  // What a page says helps to tell what it is; people get words that were written for them.
  const isOfPage = body.isHtml && verdict.message === message
  return isOfPage ? { ...verdict, message: wordsOfStatus(answer.status) } : verdict
}

// Longer ones are stack traces, and the rules look at every character.
const longestMessage = 2000

function waitOf(verdict: Verdict, answer: Refusal, body: ErrorBody): number | null {
  const asked = retryAfterSeconds(answer.header('retry-after')) ?? body.retryAfterSeconds
  // The official clients wait a second when a limit names no time.
  return asked ?? (verdict.kind === 'limited' ? 1 : null)
}

const notAnApiAnswer: Verdict = {
  kind: 'unexpected',
  status: 502,
  code: 'NOT_AN_API_ANSWER',
  message:
    'The workspace answered with a page for browsers instead of data. The address may not be a workspace, or something in between intercepts the call.',
}

function redirected(location: string): Verdict {
  if (location.includes('private-link-validation-error')) {
    return {
      kind: 'no-access',
      status: 403,
      code: 'PRIVATE_LINK_VALIDATION_ERROR',
      message:
        'The workspace accepts calls over its private link only, and this server is not on that network.',
    }
  }
  return /\/login(\.html)?(\?|$)/.test(location)
    ? { ...notAnApiAnswer, code: 'LOGIN_PAGE' }
    : { ...notAnApiAnswer, code: 'REDIRECTED' }
}
