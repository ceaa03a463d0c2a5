import { methods } from '@/lib/api/methods'
import { route } from '@/lib/api/route'
import { clusterInput, clusterPermissions } from '@/lib/resources/clusters/schema'
import { getClusterPermissions } from '@/lib/resources/clusters/server'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: route({
    summary: 'Get permissions of a cluster',
    input: clusterInput,
    output: clusterPermissions,
    run: getClusterPermissions,
  }),
})
