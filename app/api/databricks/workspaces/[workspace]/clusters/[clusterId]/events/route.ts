import { methods } from '@/lib/api/methods'
import { route } from '@/lib/api/route'
import { clusterEventColumns } from '@/lib/resources/clusters/csv'
import { clusterEventPage, listClusterEventsInput } from '@/lib/resources/clusters/schema'
import { listClusterEvents } from '@/lib/resources/clusters/server'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: route({
    summary: 'List events of a cluster',
    input: listClusterEventsInput,
    output: clusterEventPage,
    run: listClusterEvents,
    csv: clusterEventColumns,
  }),
})
