import { methods } from '@/lib/api/methods'
import { route } from '@/lib/api/route'
import { workspaceColumns } from '@/lib/resources/workspaces/csv'
import { listWorkspacesInput, workspaceList } from '@/lib/resources/workspaces/schema'
import { listWorkspaces } from '@/lib/resources/workspaces/server'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: route({
    summary: 'List workspaces',
    input: listWorkspacesInput,
    output: workspaceList,
    run: listWorkspaces,
    csv: workspaceColumns,
  }),
})
