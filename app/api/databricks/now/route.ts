import { methods } from '@/lib/api/methods'
import { route } from '@/lib/api/route'
import { nowColumns } from '@/lib/views/now/csv'
import { nowGaps } from '@/lib/views/now/gaps'
import { nowPage, readNowInput } from '@/lib/views/now/schema'
import { readNow } from '@/lib/views/now/server'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: route({
    summary: 'Get now of every workspace',
    input: readNowInput,
    output: nowPage,
    run: readNow,
    csv: nowColumns,
    gaps: nowGaps,
  }),
})
