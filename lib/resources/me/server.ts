import 'server-only'
import type { Caller } from '@/lib/auth/caller'
import { apiPath } from '@/lib/databricks/api-path'
import type { VerbOptions } from '@/lib/databricks/call'
import { callWorkspace } from '@/lib/databricks/client'
import { readMe, type Me, type MeInput } from './schema'

/** The caller as this workspace knows them. Groups change rarely, so this is asked again after half a minute. */
export async function getMe(
  caller: Caller,
  { workspace }: MeInput,
  { signal }: VerbOptions = {},
): Promise<Me> {
  return callWorkspace(caller, workspace, {
    method: 'GET',
    path: apiPath`/api/2.0/preview/scim/v2/Me`,
    reader: readMe,
    keep: { freshMs: 30_000, staleMs: 120_000 },
    signal,
  })
}
