import { methods } from '@/lib/api/methods'
import { route } from '@/lib/api/route'
import { jobDetail, jobIdentityInput } from '@/lib/resources/jobs/schema'
import { changeJobRunAs } from '@/lib/resources/jobs/server-identity'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  POST: route({
    summary: 'Change who a job runs as',
    input: jobIdentityInput,
    output: jobDetail,
    run: changeJobRunAs,
  }),
})
