import { methods } from '@/lib/api/methods'
import { route } from '@/lib/api/route'
import { reachColumns } from '@/lib/views/reach/csv'
import { reachPage, readReachInput } from '@/lib/views/reach/schema'
import { readReach } from '@/lib/views/reach/server'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: route({
    summary: 'Get what hangs on jobs that failed',
    input: readReachInput,
    output: reachPage,
    run: readReach,
    csv: reachColumns,
  }),
})
