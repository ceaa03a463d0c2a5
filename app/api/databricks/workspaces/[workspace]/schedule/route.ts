import { methods } from '@/lib/api/methods'
import { route } from '@/lib/api/route'
import { scheduleColumns } from '@/lib/views/schedule/csv'
import { readScheduleInput, schedulePage } from '@/lib/views/schedule/schema'
import { readSchedule } from '@/lib/views/schedule/server'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: route({
    summary: 'Get the schedule of a workspace',
    input: readScheduleInput,
    output: schedulePage,
    run: readSchedule,
    csv: scheduleColumns,
  }),
})
