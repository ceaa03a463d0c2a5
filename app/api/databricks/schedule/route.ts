import { methods } from '@/lib/api/methods'
import { route } from '@/lib/api/route'
import { scheduleColumns } from '@/lib/views/schedule/csv'
import { scheduleGaps } from '@/lib/views/schedule/gaps'
import { everyScheduleInput, scheduleEverywhere } from '@/lib/views/schedule/schema'
import { readScheduleEverywhere } from '@/lib/views/schedule/server'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: route({
    summary: 'Get the schedule of every workspace',
    input: everyScheduleInput,
    output: scheduleEverywhere,
    run: readScheduleEverywhere,
    csv: scheduleColumns,
    gaps: scheduleGaps,
  }),
})
