import { methods } from '@/lib/api/methods'
import { route } from '@/lib/api/route'
import { clusterColumns } from '@/lib/resources/clusters/csv'
import { clusterPage, listClustersInput } from '@/lib/resources/clusters/schema'
import { listClusters } from '@/lib/resources/clusters/server'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: route({
    summary: 'List clusters',
    input: listClustersInput,
    output: clusterPage,
    run: listClusters,
    csv: clusterColumns,
  }),
})
