import { methods } from '@/lib/api/methods'
import { route } from '@/lib/api/route'
import { cancelAllRunsInput, cancelRequested } from '@/lib/resources/jobs/schema'
import { cancelAllRuns } from '@/lib/resources/jobs/server'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  POST: route({
    summary: 'Cancel all runs of a job',
    kind: 'dangerous',
    input: cancelAllRunsInput,
    output: cancelRequested,
    run: cancelAllRuns,
  }),
})
