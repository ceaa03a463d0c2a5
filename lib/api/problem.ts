import { isAuthError, type AuthError } from '@/lib/auth/errors'
import { isAzureError, type AzureError } from '@/lib/azure/errors'
import { isDatabricksError, type DatabricksError } from '@/lib/databricks/errors'
import { isRequestLimitError, type RequestLimitError } from '@/lib/policy/request-limit'
import type { Problem, ProblemAction } from '@/lib/problem'
import { redactText } from '@/lib/redact-text'
import type { Refusal } from './refusal'

export type { Problem, ProblemAction } from '@/lib/problem'

/**
 * The one translator from what was thrown to what a stranger may read. Errors are told apart by name: pages
 * and routes hold their own copies of each class, and shared in-flight work may throw either.
 */
export function toProblem(error: unknown, requestId: string): Problem {
  if (isDatabricksError(error)) return ofDatabricks(error, requestId)
  if (isAuthError(error)) return ofAuth(error, requestId)
  if (isRefusal(error)) return ofRefusal(error, requestId)
  if (isRequestLimitError(error)) return ofLimit(error, requestId)
  if (isAzureError(error)) return ofAzure(error, requestId)
  // Says nothing: the cause is in the log, under the request id.
  return ownProblem(500, 'INTERNAL', 'Something went wrong inside Lakedeck.', requestId)
}

/** Whether an error explains itself; what does not belongs into the log. */
export const isExpected = (error: unknown): boolean =>
  isDatabricksError(error) ||
  isAuthError(error) ||
  isRefusal(error) ||
  isRequestLimitError(error) ||
  isAzureError(error)

export const isRefusal = (error: unknown): error is Refusal =>
  error instanceof Error && error.name === 'Refusal'

/** A refusal of our own that nothing was thrown for. */
export function ownProblem(
  status: number,
  code: string,
  detail: string,
  requestId: string,
): Problem {
  return {
    type: `urn:lakedeck:problem:${code.toLowerCase().replace(/[^a-z0-9]+/g, '-')}`,
    title: titles[status] ?? 'Request failed',
    status,
    // Databricks' words go into many of them, and now and then a token stands in an error message.
    detail: redactText(detail),
    code,
    requestId,
  }
}

function ofAuth(error: AuthError, requestId: string): Problem {
  const { status, action, claims, retryAfterSeconds } = error.more
  return {
    ...ownProblem(status, error.code, error.message, requestId),
    ...defined({ action, claims, retryAfter: retryAfterSeconds }),
  }
}

function ofRefusal(error: Refusal, requestId: string): Problem {
  const { action, errors } = error.more
  return {
    ...ownProblem(error.status, error.code, error.message, requestId),
    ...defined({ action, errors }),
  }
}

function ofLimit(error: RequestLimitError, requestId: string): Problem {
  return {
    ...ownProblem(error.status, error.code, error.message, requestId),
    action: 'retry',
    retryAfter: error.retryAfterSeconds,
  }
}

const azureFacts = {
  unauthenticated: { status: 403, action: 'consent' },
  refused: { status: 403, action: 'ask-admin' },
  gone: { status: 404, action: undefined },
  limited: { status: 429, action: 'retry' },
  away: { status: 502, action: 'retry' },
} as const satisfies Record<
  AzureError['kind'],
  { status: number; action?: ProblemAction | undefined }
>

function ofAzure(error: AzureError, requestId: string): Problem {
  const { status, action } = azureFacts[error.kind]
  return {
    ...ownProblem(status, error.code, error.message, requestId),
    ...defined({ action, retryAfter: error.more.retryAfterSeconds }),
  }
}

function ofDatabricks(error: DatabricksError, requestId: string): Problem {
  const advice = adviceFor(error)
  return {
    ...ownProblem(error.status, error.code, advice.detail ?? error.message, requestId),
    ...defined({
      action: advice.action,
      claims: error.claims,
      // At once is no wait: a client in a loop would hammer the workspace.
      retryAfter: error.retryAfterSeconds === null ? undefined : atLeastOne(error),
      databricksRequestId: error.requestId ?? undefined,
    }),
  }
}

const atLeastOne = ({ retryAfterSeconds }: DatabricksError) => Math.max(1, retryAfterSeconds ?? 1)

type Advice = { action?: ProblemAction; detail?: string }

function adviceFor(error: DatabricksError): Advice {
  return adviceByCode.get(error.code)?.(nameOf(error)) ?? adviceByKind(error)
}

const nameOf = ({ workspace }: DatabricksError) =>
  workspace ? `workspace ${workspace}` : 'this workspace'

// A Map: codes come from outside, and `constructor` is a property of every object.
const adviceByCode = new Map<string, (workspace: string) => Advice>([
  [
    'NOT_A_WORKSPACE_USER',
    (workspace) => ({
      action: 'ask-admin',
      detail: `You are not a user of ${workspace}. Ask its admin to add you.`,
    }),
  ],
  [
    'IP_ACCESS_LIST',
    (workspace) => ({
      action: 'ask-admin',
      detail: `The IP access list of ${workspace} does not have Lakedeck's outgoing address. Ask its admin to add it.`,
    }),
  ],
  ['CERTIFICATE_NOT_TRUSTED', () => ({ action: 'ask-admin' })],
  ['QUOTA_EXCEEDED', () => ({ action: 'ask-admin' })],
])

function adviceByKind(error: DatabricksError): Advice {
  switch (error.kind) {
    case 'unauthenticated':
      return { action: 'sign-in', detail: unauthenticatedDetail(error) }
    case 'no-access':
      return { action: 'ask-admin' }
    case 'limited':
      return {
        action: 'retry',
        detail: `The workspace limits how often it can be asked. Try again in ${atLeastOne(error)} s.`,
      }
    case 'unavailable':
    case 'unreachable':
      return { action: 'retry' }
    default:
      return {}
  }
}

function unauthenticatedDetail(error: DatabricksError): string {
  return error.claims === undefined
    ? 'Databricks no longer accepts your sign-in. Sign in again to go on.'
    : 'Your organization asks you to confirm who you are before Databricks answers. Sign in again to go on.'
}

function defined<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const kept = Object.entries(fields).filter(([, value]) => value !== undefined)
  return Object.fromEntries(kept) as { [K in keyof T]?: Exclude<T[K], undefined> }
}

const titles: Readonly<Record<number, string>> = {
  400: 'Not understood',
  401: 'Sign in',
  403: 'Not permitted',
  404: 'Not found',
  405: 'Method not allowed',
  409: 'Not possible now',
  413: 'Too large',
  415: 'Wrong content type',
  429: 'Too many requests',
  500: 'Internal error',
  502: 'No usable answer',
  503: 'Not available at the moment',
  504: 'No answer in time',
}
