import { methods } from '@/lib/api/methods'
import { route } from '@/lib/api/route'
import { repairedRun, repairRunInput } from '@/lib/resources/runs/schema'
import { repairRun } from '@/lib/resources/runs/server'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  POST: route({
    summary: 'Repair a run',
    input: repairRunInput,
    output: repairedRun,
    run: repairRun,
  }),
})
