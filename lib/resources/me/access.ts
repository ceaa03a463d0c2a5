import 'server-only'
import { settle } from '@/lib/api/settle'
import type { Caller } from '@/lib/auth/caller'
import type { Access } from '@/lib/databricks/grants'
import type { WorkspaceAlias } from '@/lib/databricks/ids'
import { getMe } from './server'

/**
 * The caller's rights on one thing, from its permissions; undefined where the caller may not read them, or they cannot
 * be read. Never rejects: a page sends it to the browser before it is known.
 */
export async function readAccess(
  caller: Caller,
  workspace: WorkspaceAlias,
  permissions: Promise<Access['permissions']>,
): Promise<Access | undefined> {
  const [read, me] = await Promise.all([settle(permissions), settle(getMe(caller, { workspace }))])
  return read.ok && me.ok ? { permissions: read.value, me: me.value } : undefined
}
