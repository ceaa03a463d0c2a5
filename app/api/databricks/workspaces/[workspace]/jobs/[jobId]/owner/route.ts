import { methods } from '@/lib/api/methods'
import { route } from '@/lib/api/route'
import { changedOwner, jobIdentityInput } from '@/lib/resources/jobs/schema'
import { changeJobOwner } from '@/lib/resources/jobs/server-identity'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  POST: route({
    summary: 'Change the owner of a job',
    input: jobIdentityInput,
    output: changedOwner,
    run: changeJobOwner,
    kind: 'dangerous',
  }),
})
