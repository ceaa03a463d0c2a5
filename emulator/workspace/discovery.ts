import type { ServerResponse } from 'node:http'
import { tenantId } from '../seed/directory'
import { toJson } from '../core/json'
import type { WorkspaceFacts } from './workspace'

/** What all workspaces of the tenant belong to. */
export const accountId = '0f26daa6-e422-4a9c-8b1d-7e3c5a904f18'

/** Answers the few paths that need no credentials; false when the path is none of them. */
export function answerDiscovery(
  path: string,
  facts: WorkspaceFacts,
  entraOrigin: string,
  response: ServerResponse,
): boolean {
  if (path === '/.well-known/databricks-config') {
    response.writeHead(200, { 'content-type': 'application/json' })
    response.end(
      toJson({
        cloud: 'Azure',
        host_type: 'WORKSPACE_HOST',
        workspace_id: facts.workspaceId,
        account_id: accountId,
      }),
    )
    return true
  }
  if (path === '/aad/auth') {
    // SDKs read the tenant out of the first segment of this address.
    response.writeHead(302, { location: `${entraOrigin}/${tenantId}/oauth2/authorize` })
    response.end()
    return true
  }
  return false
}
