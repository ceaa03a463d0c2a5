import { setTimeout as wait } from 'node:timers/promises'
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { collectAnswer, type CollectedAnswer } from './collected-answer'
import { answers } from './fault-answers'
import type { Fault, FaultKind } from './faults'

type Change = (
  collected: CollectedAnswer,
  fault: Fault,
  response: ServerResponse,
) => void | Promise<void>

/** The first half of the body under the Content-Length of the whole. */
const truncate: Change = ({ status, headers, body }, _fault, response) => {
  response.removeHeader('transfer-encoding')
  response.writeHead(status, { ...headers, 'content-length': String(body.length) })
  response.write(body.subarray(0, Math.floor(body.length / 2)), () => response.socket?.destroy())
}

const addHeaders: Change = ({ status, headers, body }, fault, response) => {
  response.writeHead(status, { ...headers, ...fault.headers })
  response.end(body)
}

const drip: Change = async ({ status, headers, body }, fault, response) => {
  const { chunkBytes = 1, everyMs = 100 } = fault
  response.writeHead(status, headers)
  for (let at = 0; at < body.length && !response.destroyed; at += chunkBytes) {
    response.write(body.subarray(at, at + chunkBytes))
    await wait(everyMs)
  }
  response.end()
}

const changes: Partial<Record<FaultKind, Change>> = { truncate, headers: addHeaders, drip }

/** Answers a request as the fault says. Both listeners (Entra's and a workspace's) go through here. */
export async function applyFault(
  fault: Fault,
  request: IncomingMessage,
  response: ServerResponse,
  handle: RequestListener,
): Promise<void> {
  if (fault.delayMs) await wait(fault.delayMs)
  const change = changes[fault.kind]
  if (change) {
    return handle(
      request,
      collectAnswer(response, (collected) => void change(collected, fault, response)),
    )
  }
  const answer = answers[fault.kind]?.(fault)
  if (!answer) return handle(request, response)
  if (fault.when !== 'after') return answer(request, response)
  // The handler does its work; nothing of what it writes is sent.
  const seenHeaders = response.getHeaders()
  return handle(
    request,
    collectAnswer(response, () => {
      for (const name of response.getHeaderNames()) {
        if (!(name in seenHeaders)) response.removeHeader(name)
      }
      answer(request, response)
    }),
  )
}
