import { methods } from '@/lib/api/methods'
import { route } from '@/lib/api/route'
import { comparedTaskColumns } from '@/lib/views/compare/csv'
import { compareRunsInput, comparison } from '@/lib/views/compare/schema'
import { compareRuns } from '@/lib/views/compare/server'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: route({
    summary: 'Compare a run with another',
    input: compareRunsInput,
    output: comparison,
    run: compareRuns,
    csv: comparedTaskColumns,
  }),
})
