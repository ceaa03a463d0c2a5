import { methods } from '@/lib/api/methods'
import { route } from '@/lib/api/route'
import { runOutput, runOutputInput } from '@/lib/resources/runs/schema'
import { getRunOutput } from '@/lib/resources/runs/server'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: route({
    summary: 'Get the output of a run',
    input: runOutputInput,
    output: runOutput,
    run: getRunOutput,
  }),
})
