import { methods } from '@/lib/api/methods'
import { route } from '@/lib/api/route'
import { doctorReport, readDoctorInput } from '@/lib/views/doctor/schema'
import { readDoctor } from '@/lib/views/doctor/server'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: route({
    summary: 'Get the report of every check',
    input: readDoctorInput,
    output: doctorReport,
    run: readDoctor,
  }),
})
