import { methods } from '@/lib/api/methods'
import { route } from '@/lib/api/route'
import { addedWorkspaces, removeFoundInput } from '@/lib/views/found-workspaces/schema'
import { removeFoundWorkspace } from '@/lib/views/found-workspaces/server'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  DELETE: route({
    summary: 'Remove a found workspace from the session',
    input: removeFoundInput,
    output: addedWorkspaces,
    run: removeFoundWorkspace,
    // Changes nothing but what this one session may look at.
    kind: 'read',
  }),
})
