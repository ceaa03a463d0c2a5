import { Router } from '../core/router'
import type { Handler } from './call'
import { clusterRoutes } from './clusters'
import { globalInitScriptRoutes } from './global-init-scripts'
import { instancePoolRoutes } from './instance-pools'
import { libraryRoutes } from './libraries'
import { permissionRoutes } from './permissions'
import { policyRoutes } from './policies'
import { scimRoutes } from './scim'

/** Every endpoint of a workspace; a new noun adds its routes here. */
export const routes = [
  ...scimRoutes,
  ...clusterRoutes,
  ...permissionRoutes,
  ...policyRoutes,
  ...instancePoolRoutes,
  ...libraryRoutes,
  ...globalInitScriptRoutes,
]

export const router = new Router<Handler>(routes)
