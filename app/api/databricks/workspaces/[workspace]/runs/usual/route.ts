import { methods } from '@/lib/api/methods'
import { route } from '@/lib/api/route'
import { usualInput, usualTimes } from '@/lib/resources/runs/schema'
import { getUsualTimes } from '@/lib/resources/runs/server'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: route({
    summary: 'Get usual times of a job',
    input: usualInput,
    output: usualTimes,
    run: getUsualTimes,
  }),
})
