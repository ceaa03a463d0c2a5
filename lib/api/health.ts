import 'server-only'
import { readiness } from './readiness'
import { requestIdOf } from './request-id'
import { jsonResponse, problemResponse } from './responses'
import { ownProblem } from './problem'

/** The process answers; nothing else is looked at, so that a failing upstream never gets it killed. */
export function live(request: Request): Promise<Response> {
  return Promise.resolve(jsonResponse({ status: 'live' }, requestIdOf(request.headers)))
}

/** People can be sent here; 503 with the reason when not. */
export async function ready(request: Request): Promise<Response> {
  const requestId = requestIdOf(request.headers)
  const state = await readiness()
  return state.isReady
    ? jsonResponse({ status: 'ready', entraKeysAgeSeconds: state.keysAgeSeconds }, requestId)
    : problemResponse(ownProblem(503, 'NOT_READY', state.detail, requestId))
}
