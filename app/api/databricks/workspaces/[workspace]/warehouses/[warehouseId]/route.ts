import { methods } from '@/lib/api/methods'
import { route } from '@/lib/api/route'
import { warehouseDetail, warehouseInput } from '@/lib/resources/warehouses/schema'
import { getWarehouse } from '@/lib/resources/warehouses/server'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: route({
    summary: 'Get a SQL warehouse',
    input: warehouseInput,
    output: warehouseDetail,
    run: getWarehouse,
  }),
})
