import { methods } from '@/lib/api/methods'
import { route } from '@/lib/api/route'
import { upkeepColumns } from '@/lib/views/upkeep/csv'
import { upkeepGaps } from '@/lib/views/upkeep/gaps'
import { readUpkeepInput, upkeepPage } from '@/lib/views/upkeep/schema'
import { readUpkeep } from '@/lib/views/upkeep/server'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: route({
    summary: 'List jobs to look after',
    input: readUpkeepInput,
    output: upkeepPage,
    run: readUpkeep,
    csv: upkeepColumns,
    gaps: upkeepGaps,
  }),
})
