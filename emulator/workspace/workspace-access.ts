import type { Call } from './call'
import { permissionDenied } from './errors'

/** What needs no right on an object needs the entitlement to work in the workspace at all. */
export function requireWorkspaceAccess({ workspace, principal }: Call): void {
  if (workspace.directory.hasEntitlement(principal, 'workspace-access')) return
  throw permissionDenied('This API is disabled for users without the workspace-access entitlement.')
}
