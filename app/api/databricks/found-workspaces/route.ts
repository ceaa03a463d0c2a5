import { methods } from '@/lib/api/methods'
import { route } from '@/lib/api/route'
import { foundColumns } from '@/lib/views/found-workspaces/csv'
import {
  addedWorkspaces,
  addFoundInput,
  foundWorkspaces,
  listFoundInput,
} from '@/lib/views/found-workspaces/schema'
import { addFoundWorkspace, listFoundWorkspaces } from '@/lib/views/found-workspaces/server'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: route({
    summary: 'List workspaces found in Azure',
    input: listFoundInput,
    output: foundWorkspaces,
    run: listFoundWorkspaces,
    csv: foundColumns,
  }),
  POST: route({
    summary: 'Add a found workspace to the session',
    input: addFoundInput,
    output: addedWorkspaces,
    run: addFoundWorkspace,
    // Changes nothing but what this one session may look at.
    kind: 'read',
  }),
})
