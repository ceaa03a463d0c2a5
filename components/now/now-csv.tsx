'use client'

import type { NowRow } from '@/lib/views/now/schema'
import { CsvButton } from '../table/csv-button'

/** A part of Now as a table for spreadsheets. */
export function NowCsv({ of, rows }: { of: string; rows: readonly NowRow[] }) {
  return <CsvButton name={`now-${of.toLowerCase()}`} of={of} items={rows} columns={csvColumns} />
}

const csvColumns = async () => (await import('@/lib/views/now/csv')).nowColumns
