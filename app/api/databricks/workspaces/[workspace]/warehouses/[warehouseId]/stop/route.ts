import { methods } from '@/lib/api/methods'
import { route } from '@/lib/api/route'
import { warehouseDetail, warehouseInput } from '@/lib/resources/warehouses/schema'
import { stopWarehouse } from '@/lib/resources/warehouses/server'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  POST: route({
    summary: 'Stop a SQL warehouse',
    input: warehouseInput,
    output: warehouseDetail,
    run: stopWarehouse,
  }),
})
