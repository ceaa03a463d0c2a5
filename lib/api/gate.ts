import 'server-only'
import type { Caller } from '@/lib/auth/caller'
import { env } from '@/lib/env/server'
import { Refusal } from './refusal'

export type RouteKind = 'read' | 'write'

/** Lakedeck's own limits, on top of what Databricks allows: a read-only installation, and people who only look. */
export function refuseByRole(caller: Caller, kind: RouteKind): void {
  if (kind === 'read') return
  if (env().readOnly)
    throw new Refusal(
      403,
      'READ_ONLY',
      'This Lakedeck is set to read only: nothing can be changed through it.',
    )
  if (caller.role === 'viewer')
    throw new Refusal(
      403,
      'ROLE_TOO_LOW',
      'Your role in Lakedeck is Viewer, which may look but not change anything. Ask for the Operator role.',
      { action: 'ask-admin' },
    )
}
