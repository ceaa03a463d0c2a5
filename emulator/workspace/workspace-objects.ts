import { versions } from './call'
import { deleteObject, makeDirectories } from './workspace-objects/change'
import { exportWorkspaceObject } from './workspace-objects/export/export'
import { importObject } from './workspace-objects/import/import'
import { importFile } from './workspace-objects/import/import-file'
import { getStatus, listObjects } from './workspace-objects/look'
import { readWorkspaceFile } from './workspace-objects/read-file'

/** Workspace API 2.0, and the two calls beside it by which the CLI moves files. */
export const workspaceObjectRoutes = [
  ...versions('GET', ['2.0'], '/workspace/list', listObjects),
  ...versions('GET', ['2.0'], '/workspace/get-status', getStatus),
  ...versions('GET', ['2.0'], '/workspace/export', exportWorkspaceObject),
  ...versions('POST', ['2.0'], '/workspace/import', { fromBytes: importObject }),
  ...versions('POST', ['2.0'], '/workspace/mkdirs', makeDirectories),
  ...versions('POST', ['2.0'], '/workspace/delete', deleteObject),
  ...versions('POST', ['2.0'], '/workspace-files/import-file/{path...}', { fromBytes: importFile }),
  ...versions('GET', ['2.0'], '/workspace-files/{path...}', readWorkspaceFile),
]
