import 'server-only'
import { log } from '@/lib/log'
import type { TokenHolder } from './access-token'
import { queryString } from './api-path'
import type { Remembered } from './cache'
import type { WorkspaceCall } from './call'
import { isDatabricksError, type DatabricksError } from './errors'
import { exchange, type Answer, type Outgoing } from './exchange'
import { readJson, writeJson } from './json'
import { readError } from './read-error'
import { shareOfChanges, shareOfPool } from './pool'
import { currentRequestId, noteChange } from './request-scope'
import { withRetries } from './retry'
import { timedOut, waitedInVain } from './transport-error'
import { type Share, takeTurn } from './turns'
import { unreadable } from './unreadable'
import { userAgent } from './user-agent'
import { learnWorkspaceId, type KnownWorkspace } from './workspaces'

const defaultTimeoutMs = 20_000

/** Sends the call, again where that is right, and parses the answer; the caller's reader comes later. */
export async function send<T>(
  caller: TokenHolder,
  workspace: KnownWorkspace,
  call: WorkspaceCall<T>,
): Promise<Remembered> {
  const startedAt = Date.now()
  const timeoutMs = call.timeoutMs ?? defaultTimeoutMs
  const policy = {
    isRepeatable: call.method === 'GET' || call.readsOnly === true || call.idempotent === true,
    deadline: startedAt + timeoutMs,
    signal: call.signal,
  }
  let tries = 0
  try {
    const answer = await withRetries(policy, (tryNumber) => {
      tries = tryNumber
      return sendOnce(caller, workspace, call, policy.deadline, timeoutMs)
    })
    report(workspace, call, startedAt, tries, answer.status, answer.header('x-request-id'))
    return { value: parse(answer, call), at: startedAt, bytes: answer.body.length }
  } catch (error) {
    if (isDatabricksError(error)) {
      error.workspace = workspace.alias
      report(workspace, call, startedAt, tries, error.upstreamStatus, error.requestId, error)
    }
    throw error
  }
}

async function sendOnce<T>(
  caller: TokenHolder,
  workspace: KnownWorkspace,
  call: WorkspaceCall<T>,
  deadline: number,
  timeoutMs: number,
): Promise<Answer> {
  const timer = AbortSignal.timeout(Math.max(1, deadline - Date.now()))
  const signal = call.signal ? AbortSignal.any([call.signal, timer]) : timer
  const share = isChange(call) ? shareOfChanges : shareOfPool
  const answer = await inTurn(
    share,
    caller,
    workspace,
    outgoing(caller, workspace, call, signal),
  ).catch((error: unknown) => {
    if (call.signal?.aborted) throw call.signal.reason
    if (isDatabricksError(error)) throw error
    throw timer.aborted ? timedOut(Math.round(timeoutMs / 1000)) : error
  })
  learnWorkspaceId(workspace.host, answer.header('x-databricks-org-id'))
  if (answer.status < 200 || answer.status > 299 || isPage(answer)) throw readError(answer)
  return answer
}

async function inTurn(share: Share, caller: TokenHolder, { host }: KnownWorkspace, call: Outgoing) {
  const giveBack = await takeTurn(share, caller, host, call.signal).catch(() => {
    throw waitedInVain()
  })
  return exchange(call).finally(giveBack)
}

const isChange = <T>({ method, readsOnly }: WorkspaceCall<T>) => method !== 'GET' && !readsOnly

function outgoing<T>(
  caller: TokenHolder,
  workspace: KnownWorkspace,
  call: WorkspaceCall<T>,
  signal: AbortSignal,
): Outgoing {
  const body = call.body === undefined ? null : writeJson(call.body)
  return {
    url: workspace.host + call.path + queryString(call.query),
    method: call.method,
    headers: {
      accept: 'application/json',
      'accept-encoding': 'gzip',
      authorization: caller.accessToken.bearer(),
      'user-agent': userAgent,
      ...(body === null ? {} : { 'content-type': 'application/json' }),
    },
    body,
    signal,
  }
}

const isPage = ({ header, body }: Answer) =>
  /^text\/html\b/i.test(header('content-type') ?? '') || body.trimStart().startsWith('<')

function parse<T>(answer: Answer, call: WorkspaceCall<T>): unknown {
  // Actions may answer with nothing at all; a question never does.
  if (answer.body.trim() === '' && call.method !== 'GET') return {}
  try {
    return readJson(answer.body)
  } catch (cause) {
    throw unreadable('NOT_JSON', answer.header('x-request-id'), cause)
  }
}

function report<T>(
  workspace: KnownWorkspace,
  call: WorkspaceCall<T>,
  startedAt: number,
  tries: number,
  status: number | null,
  databricksRequestId: string | null,
  error?: DatabricksError,
): void {
  const fields = {
    requestId: currentRequestId(),
    workspace: workspace.alias,
    method: call.method,
    path: call.path,
    status,
    tries,
    durationMs: Date.now() - startedAt,
    databricksRequestId,
  }
  if (isChange(call)) noteChange(databricksRequestId)
  if (!error) log.debug('databricks.call', fields)
  else log.warn('databricks.refused', { ...fields, code: error.code, kind: error.kind })
}
