import 'server-only'
import type { Caller } from '@/lib/auth/caller'
import type { WorkspaceAlias } from '@/lib/databricks/ids'
import { log } from '@/lib/log'
import type { CallKind } from '@/lib/policy/permit'

/** One call that changes something, before it is made: who wants what, and whether Lakedeck lets it pass. */
export type AuditAsked = {
  caller: Caller
  /** Null where the call is about no single workspace. */
  workspace: WorkspaceAlias | null
  method: string
  /** The path with its ids; never a query or a body. */
  target: string
  kind: CallKind
  decision: 'allowed' | 'refused'
  /** Why it was refused. */
  code?: string | undefined
  requestId: string
}

/** The same call when it is over, also when Lakedeck refused it. */
export type AuditAnswered = AuditAsked & {
  status: number
  /** Databricks' id of the change; finds it in Databricks' own audit log. */
  upstreamRequestId: string | null
  durationMs: number
}

/** Calls that only read leave no record. */
export function auditAsked(asked: AuditAsked): void {
  if (asked.kind !== 'read') log.audit('audit.asked', identityOf(asked))
}

export function auditAnswered(answered: AuditAnswered): void {
  if (answered.kind === 'read') return
  const { status, upstreamRequestId, durationMs } = answered
  log.audit('audit.answered', { ...identityOf(answered), status, upstreamRequestId, durationMs })
}

function identityOf({ caller, code, target, ...call }: AuditAsked): Record<string, unknown> {
  const { requestId, workspace, method, kind, decision } = call
  return {
    requestId,
    who: whoOf(caller),
    workspace,
    ...hostOfAdded(caller, workspace),
    method,
    target: target.split('?', 1)[0],
    kind,
    decision,
    ...(code === undefined ? {} : { code }),
  }
}

/** The name of a configured workspace says which it is; the name of a session's is that person's own. */
function hostOfAdded({ addedWorkspaces }: Caller, workspace: WorkspaceAlias | null) {
  const added = addedWorkspaces.find(({ alias }) => alias === workspace)
  return added ? { workspaceHost: added.host } : {}
}

const whoOf = ({ kind, tenantId, objectId, name, userName, role, via }: Caller) => ({
  kind,
  tenantId,
  objectId,
  name: userName ?? name,
  role,
  via,
})
