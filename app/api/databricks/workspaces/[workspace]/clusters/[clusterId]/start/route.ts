import { methods } from '@/lib/api/methods'
import { route } from '@/lib/api/route'
import { clusterDetail, clusterInput } from '@/lib/resources/clusters/schema'
import { startCluster } from '@/lib/resources/clusters/server'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  POST: route({
    summary: 'Start a cluster',
    input: clusterInput,
    output: clusterDetail,
    run: startCluster,
  }),
})
