import { methods } from '@/lib/api/methods'
import { route } from '@/lib/api/route'
import { gridColumns } from '@/lib/resources/runs/csv'
import { gridPage, runGridInput } from '@/lib/resources/runs/grid'
import { getRunGrid } from '@/lib/resources/runs/server'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: route({
    summary: 'Get the runs of a job with their tasks',
    input: runGridInput,
    output: gridPage,
    run: getRunGrid,
    csv: gridColumns,
  }),
})
