import type { ReactNode } from 'react'
import { requireCaller } from '@/lib/auth/require-caller'
import { getWarehouse } from '@/lib/resources/warehouses/server'
import { notFoundEarly } from '../../not-found-early'
import { readWarehouse, type WarehouseParams } from './read-warehouse'

export default async function WarehouseLayout(props: {
  params: WarehouseParams
  children: ReactNode
}) {
  const caller = await requireCaller()
  const { input } = await readWarehouse(props.params)
  await notFoundEarly(getWarehouse(caller, input))
  return props.children
}
