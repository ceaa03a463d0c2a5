import { methods } from '@/lib/api/methods'
import { route } from '@/lib/api/route'
import { runJobInput, startedRun } from '@/lib/resources/jobs/schema'
import { runJobNow } from '@/lib/resources/jobs/server'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  POST: route({
    summary: 'Run a job now',
    takesKey: true,
    input: runJobInput,
    output: startedRun,
    run: runJobNow,
  }),
})
