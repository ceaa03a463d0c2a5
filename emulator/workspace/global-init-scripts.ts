import { versions, type Call } from './call'
import { permissionDenied } from './errors'

function listScripts({ workspace, principal }: Call) {
  if (!workspace.directory.isAdmin(principal)) {
    throw permissionDenied('Only workspace admins can access global init scripts.')
  }
  return workspace.globalInitScripts.length > 0 ? { scripts: workspace.globalInitScripts } : {}
}

export const globalInitScriptRoutes = versions('GET', ['2.0'], '/global-init-scripts', listScripts)
