import { methods } from '@/lib/api/methods'
import { route } from '@/lib/api/route'
import { jobColumns } from '@/lib/resources/jobs/csv'
import { jobPage, listJobsInput } from '@/lib/resources/jobs/schema'
import { listJobs } from '@/lib/resources/jobs/server'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: route({
    summary: 'List jobs',
    input: listJobsInput,
    output: jobPage,
    run: listJobs,
    csv: jobColumns,
  }),
})
