import 'server-only'
import type { TokenHolder } from './access-token'
import { queryString } from './api-path'
import { forgetAnswers, keyFor, remembered, type Keep, type Remembered } from './cache'
import type { WorkspaceCall } from './call'
import type { WorkspaceAlias } from './ids'
import { send } from './send'
import { unreadable } from './unreadable'
import { knownWorkspace, type KnownWorkspace } from './workspaces'

export type { WorkspaceCall } from './call'

/** Calls a workspace as this person and reads the answer. Throws DatabricksError, or the reason of `signal`. */
export async function callWorkspace<T>(
  caller: TokenHolder,
  workspace: WorkspaceAlias,
  call: WorkspaceCall<T>,
): Promise<T> {
  return (await askWorkspace(caller, workspace, call)).value
}

/** As `callWorkspace`, and says when Databricks was asked. */
export async function askWorkspace<T>(
  caller: TokenHolder,
  workspace: WorkspaceAlias,
  call: WorkspaceCall<T>,
): Promise<{ value: T; asOf: string }> {
  const known = knownWorkspace(caller, workspace)
  const answer =
    call.method === 'GET' && call.keep
      ? await keptAnswer(caller, known, call, call.keep)
      : await freshAnswer(caller, known, call)
  return { value: readValue(answer.value, call), asOf: new Date(answer.at).toISOString() }
}

async function keptAnswer<T>(
  caller: TokenHolder,
  workspace: KnownWorkspace,
  call: WorkspaceCall<T>,
  keep: Keep,
): Promise<Remembered> {
  const path = call.path + queryString(call.query)
  const key = keyFor(keep, caller, workspace.host, call.method, path)
  // The call is shared, so no single person's departure may end it.
  const { signal, ...shared } = call
  return orAborted(
    remembered(key, keep, () =>
      send(caller, workspace, shared).then((answer) => cut(answer, keep)),
    ),
    signal,
  )
}

function cut(answer: Remembered, { part }: Keep): Remembered {
  if (!part) return answer
  const value = part.of(answer.value)
  return { ...answer, value, bytes: JSON.stringify(value).length }
}

async function freshAnswer<T>(
  caller: TokenHolder,
  workspace: KnownWorkspace,
  call: WorkspaceCall<T>,
): Promise<Remembered> {
  if (call.method === 'GET' || call.readsOnly) return send(caller, workspace, call)
  // Also after a failure: it may have happened all the same.
  return send(caller, workspace, call).finally(() => forgetAnswers(caller, workspace))
}

function readValue<T>(value: unknown, call: WorkspaceCall<T>): T {
  const read = call.reader.safeParse(value)
  if (read.success) return read.data
  throw unreadable('UNKNOWN_SHAPE', null, read.error)
}

function orAborted<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return promise
  return new Promise((resolve, reject) => {
    const leave = () => reject(signal.reason as Error)
    if (signal.aborted) leave()
    signal.addEventListener('abort', leave, { once: true })
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', leave))
  })
}
