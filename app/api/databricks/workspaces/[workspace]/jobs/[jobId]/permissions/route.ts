import { methods } from '@/lib/api/methods'
import { route } from '@/lib/api/route'
import { jobInput, jobPermissions } from '@/lib/resources/jobs/schema'
import { getJobPermissions } from '@/lib/resources/jobs/server'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: route({
    summary: 'Get permissions of a job',
    input: jobInput,
    output: jobPermissions,
    run: getJobPermissions,
  }),
})
