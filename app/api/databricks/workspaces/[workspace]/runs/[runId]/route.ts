import { methods } from '@/lib/api/methods'
import { route } from '@/lib/api/route'
import { runDetail, runInput } from '@/lib/resources/runs/schema'
import { getRun } from '@/lib/resources/runs/server'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: route({ summary: 'Get a run', input: runInput, output: runDetail, run: getRun }),
})
