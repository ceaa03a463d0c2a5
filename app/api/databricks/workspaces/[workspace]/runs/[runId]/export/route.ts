import { methods } from '@/lib/api/methods'
import { route } from '@/lib/api/route'
import { exportRunInput, runExport } from '@/lib/resources/runs/schema'
import { exportRun } from '@/lib/resources/runs/server'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: route({
    summary: 'Export the notebook of a run',
    input: exportRunInput,
    output: runExport,
    run: exportRun,
  }),
})
