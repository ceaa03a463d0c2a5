import { methods } from '@/lib/api/methods'
import { route } from '@/lib/api/route'
import { compareLogsInput, logComparison } from '@/lib/views/compare/schema'
import { compareLogs } from '@/lib/views/compare/server'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: route({
    summary: 'Compare the logs of two runs',
    input: compareLogsInput,
    output: logComparison,
    run: compareLogs,
  }),
})
