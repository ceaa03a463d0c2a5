import { methods } from '@/lib/api/methods'
import { route } from '@/lib/api/route'
import { warehouseColumns } from '@/lib/resources/warehouses/csv'
import { listWarehousesInput, warehousePage } from '@/lib/resources/warehouses/schema'
import { listWarehouses } from '@/lib/resources/warehouses/server'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: route({
    summary: 'List SQL warehouses',
    input: listWarehousesInput,
    output: warehousePage,
    run: listWarehouses,
    csv: warehouseColumns,
  }),
})
