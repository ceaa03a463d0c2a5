import 'server-only'
import { finished } from 'node:stream'
import { toProblem } from '@/lib/api/problem'
import { auditAnswered } from '@/lib/audit'
import type { Caller } from '@/lib/auth/caller'
import { forgetAnswers } from '@/lib/databricks/cache'
import { takeTurn } from '@/lib/databricks/turns'
import { type KnownWorkspace, learnWorkspaceId } from '@/lib/databricks/workspaces'
import { admit } from '@/lib/policy/admit'
import { oneValue, ownHeaders, passedHeaders } from './answer-headers'
import { checkedBody } from './body'
import type { Answer, Call } from './call'
import { shareOfGateway } from './pool'
import type { Asked } from './read-call'
import { upstreamHeaders } from './request-headers'
import { encodeQuery } from './target'
import { type Incoming, type Outgoing, sendUpstream } from './upstream'
import { chooseWorkspace, withoutChoice } from './workspace-choice'

export type Passing = { call: Call; asked: Asked; caller: Caller; requestId: string }

/** Sends a call on in its caller's name, if Lakedeck lets it, and passes the answer back as it comes. */
export async function passOn(passing: Passing): Promise<Answer> {
  const { call, asked, caller, requestId } = passing
  const startedAt = Date.now()
  const known = await chooseWorkspace(caller, asked.named, call.headers, asked.pairs)
  const { record, refusal } = await admit({
    caller,
    workspace: known.alias,
    method: call.method,
    target: asked.path,
    kind: asked.endpoint.kind,
    requestId,
  })
  const ended = (status: number, upstreamRequestId: string | null) =>
    auditAnswered({ ...record, status, upstreamRequestId, durationMs: Date.now() - startedAt })
  try {
    if (refusal) throw refusal
    const answer = await sendTo(known, passing)
    ended(answer.status, oneValue(answer.headers['x-request-id']))
    return answer
  } catch (error) {
    ended(call.signal.aborted ? 499 : toProblem(error, requestId).status, null)
    throw error
  }
}

async function sendTo(known: KnownWorkspace, passing: Passing): Promise<Answer> {
  const { call, asked, caller, requestId } = passing
  const { endpoint, path, pairs } = asked
  const { stream, length } = checkedBody(call, endpoint.body)
  const answer = await sendInTurn(caller, known, {
    url: known.host + path + encodeQuery(withoutChoice(pairs)),
    method: endpoint.method,
    headers: upstreamHeaders(call.headers, caller.accessToken.bearer(), length),
    body: stream,
    signal: call.signal,
    streams: endpoint.streams,
  }).finally(() => {
    // Also after a failure: it may have happened all the same.
    if (endpoint.kind !== 'read') forgetAnswers(caller, known)
  })
  learnWorkspaceId(known.host, oneValue(answer.headers['x-databricks-org-id']))
  const headers = { ...passedHeaders(answer.status, answer.headers), ...ownHeaders(requestId) }
  return { status: answer.status, headers, body: answer.body }
}

/** The turn lasts as long as the connection is taken: until the last byte was read, or nobody reads it any more. */
async function sendInTurn(
  caller: Caller,
  { host }: KnownWorkspace,
  call: Outgoing,
): Promise<Incoming> {
  const giveBack = await takeTurn(shareOfGateway, caller, host, call.signal)
  const answer = await sendUpstream(call).catch((error: unknown) => {
    giveBack()
    throw error
  })
  if (answer.body) finished(answer.body, giveBack)
  else giveBack()
  return answer
}
