'use client'

import { createAsking } from '../ui/asking'
import type { WarehouseAsk } from './warehouse-ask'

/** Lets a page ask for an action on a warehouse, with the same confirmation everywhere. */
export const { Asking: WarehouseActions, useAsk: useAskWarehouse } = createAsking<WarehouseAsk>(
  () => import('./warehouse-confirm').then((module) => module.WarehouseConfirm),
)
