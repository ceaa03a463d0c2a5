import { methods } from '@/lib/api/methods'
import { route } from '@/lib/api/route'
import { listWorkspacesInput, workspaceList } from '@/lib/resources/workspaces/schema'
import { listWorkspaces } from '@/lib/resources/workspaces/server'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: route({ input: listWorkspacesInput, output: workspaceList, run: listWorkspaces }),
})
