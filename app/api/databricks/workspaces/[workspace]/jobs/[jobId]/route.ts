import { methods } from '@/lib/api/methods'
import { route } from '@/lib/api/route'
import { jobDetail, jobInput } from '@/lib/resources/jobs/schema'
import { getJob } from '@/lib/resources/jobs/server'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: route({ summary: 'Get a job', input: jobInput, output: jobDetail, run: getJob }),
})
