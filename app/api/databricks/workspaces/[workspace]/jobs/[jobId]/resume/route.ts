import { methods } from '@/lib/api/methods'
import { route } from '@/lib/api/route'
import { jobDetail, jobInput } from '@/lib/resources/jobs/schema'
import { resumeJob } from '@/lib/resources/jobs/server'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  POST: route({ summary: 'Resume a job', input: jobInput, output: jobDetail, run: resumeJob }),
})
