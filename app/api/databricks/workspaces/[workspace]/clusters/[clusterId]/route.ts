import { methods } from '@/lib/api/methods'
import { route } from '@/lib/api/route'
import { clusterDetail, clusterInput } from '@/lib/resources/clusters/schema'
import { getCluster } from '@/lib/resources/clusters/server'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: route({
    summary: 'Get a cluster',
    input: clusterInput,
    output: clusterDetail,
    run: getCluster,
  }),
})
