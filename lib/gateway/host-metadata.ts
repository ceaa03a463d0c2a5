import 'server-only'
import type { WorkspaceAlias } from '@/lib/databricks/ids'
import { env } from '@/lib/env/server'
import type { Answer } from './call'
import { jsonAnswer } from './refused-answer'
import { workspacesWithIds } from './workspace-ids'

export const hostMetadataTemplate = '/.well-known/databricks-config'

/**
 * What newer SDKs ask a host before anything else, without credentials. They then name the workspace by its id
 * in every call. We give no OIDC endpoint: tokens come from Entra.
 */
export async function hostMetadata(
  named: WorkspaceAlias | null,
  requestId: string,
): Promise<Answer> {
  const alias = named ?? env().defaultWorkspace
  const id = (await workspacesWithIds()).find((each) => each.alias === alias)?.workspaceId
  return jsonAnswer(
    200,
    { cloud: 'Azure', host_type: 'WORKSPACE_HOST', ...(id ? { workspace_id: id } : {}) },
    requestId,
  )
}
