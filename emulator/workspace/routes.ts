import { Router } from '../core/router'
import type { Handler } from './call'
import { clusterRoutes } from './clusters'
import { dbfsRoutes } from './dbfs'
import { fileRoutes } from './files'
import { globalInitScriptRoutes } from './global-init-scripts'
import { instancePoolRoutes } from './instance-pools'
import { jobRoutes } from './jobs'
import { libraryRoutes } from './libraries'
import { permissionRoutes } from './permissions'
import { policyRoutes } from './policies'
import { repoRoutes } from './repos'
import { runRoutes } from './runs'
import { scimRoutes } from './scim'
import { secretRoutes } from './secrets'
import { telemetryRoutes } from './telemetry'
import { tokenRoutes } from './tokens'
import { warehouseRoutes } from './warehouses'
import { workspaceObjectRoutes } from './workspace-objects'

/** Every endpoint of a workspace; a new noun adds its routes here. */
export const routes = [
  ...scimRoutes,
  ...clusterRoutes,
  ...permissionRoutes,
  ...policyRoutes,
  ...instancePoolRoutes,
  ...libraryRoutes,
  ...globalInitScriptRoutes,
  ...jobRoutes,
  ...runRoutes,
  ...warehouseRoutes,
  ...telemetryRoutes,
  ...workspaceObjectRoutes,
  ...fileRoutes,
  ...dbfsRoutes,
  ...repoRoutes,
  ...secretRoutes,
  ...tokenRoutes,
]

export const router = new Router<Handler>(routes)
