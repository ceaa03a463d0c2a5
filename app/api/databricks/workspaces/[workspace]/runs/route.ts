import { methods } from '@/lib/api/methods'
import { route } from '@/lib/api/route'
import { runColumns } from '@/lib/resources/runs/csv'
import { runGaps } from '@/lib/resources/runs/gaps'
import { listRunsInput, runPage } from '@/lib/resources/runs/schema'
import { listRuns } from '@/lib/resources/runs/server'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: route({
    summary: 'List runs',
    input: listRunsInput,
    output: runPage,
    run: listRuns,
    csv: runColumns,
    gaps: runGaps,
  }),
})
