import { methods } from '@/lib/api/methods'
import { route } from '@/lib/api/route'
import { runDetail, runInput } from '@/lib/resources/runs/schema'
import { cancelRun } from '@/lib/resources/runs/server'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  POST: route({ summary: 'Cancel a run', input: runInput, output: runDetail, run: cancelRun }),
})
