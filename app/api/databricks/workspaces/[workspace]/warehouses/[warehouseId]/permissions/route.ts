import { methods } from '@/lib/api/methods'
import { route } from '@/lib/api/route'
import { warehouseInput, warehousePermissions } from '@/lib/resources/warehouses/schema'
import { getWarehousePermissions } from '@/lib/resources/warehouses/server'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: route({
    summary: 'Get permissions of a SQL warehouse',
    input: warehouseInput,
    output: warehousePermissions,
    run: getWarehousePermissions,
  }),
})
