import { methods } from '@/lib/api/methods'
import { route } from '@/lib/api/route'
import { principalColumns } from '@/lib/resources/principals/csv'
import { principalGaps } from '@/lib/resources/principals/gaps'
import { listPrincipalsInput, principalPage } from '@/lib/resources/principals/schema'
import { listPrincipals } from '@/lib/resources/principals/server'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: route({
    summary: 'List users and service principals',
    input: listPrincipalsInput,
    output: principalPage,
    run: listPrincipals,
    csv: principalColumns,
    gaps: principalGaps,
  }),
})
