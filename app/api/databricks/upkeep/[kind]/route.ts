import { methods } from '@/lib/api/methods'
import { route } from '@/lib/api/route'
import { upkeepColumns } from '@/lib/views/upkeep/csv'
import { upkeepEverywhereGaps } from '@/lib/views/upkeep/gaps'
import { everyUpkeepInput, upkeepEverywhere } from '@/lib/views/upkeep/schema'
import { readUpkeepEverywhere } from '@/lib/views/upkeep/server'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: route({
    summary: 'List jobs of every workspace to look after',
    input: everyUpkeepInput,
    output: upkeepEverywhere,
    run: readUpkeepEverywhere,
    csv: upkeepColumns,
    gaps: upkeepEverywhereGaps,
  }),
})
