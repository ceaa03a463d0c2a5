'use client'

import { Download } from 'lucide-react'
import type { CsvColumns } from '@/lib/api/csv'
import { Button } from '../ui/button'

/** What is on the page as a table for spreadsheets: the same rows and columns as a script gets with `text/csv`. */
export function CsvButton<Item>({
  name,
  of,
  items,
  columns,
}: {
  /** Of the file, without its ending. */
  name: string
  /** What it is of, where a page has several: for those who cannot see where the button stands. */
  of?: string
  /** Undefined while none are here. */
  items: readonly Item[] | undefined
  /** A page that is short of room fetches them when somebody presses. */
  columns: CsvColumns<Item> | (() => Promise<CsvColumns<Item>>)
}) {
  const save = async () => {
    if (!items) return
    const [{ toCsv }, { saveText }, written] = await Promise.all([
      import('@/lib/api/csv'),
      import('../ui/save-text'),
      typeof columns === 'function' ? columns() : columns,
    ])
    saveText(toCsv(items, written), `${name.replace(/[^\w.-]+/g, '_')}.csv`)
  }
  return (
    <Button
      look="quiet"
      icon={Download}
      aria-label={of === undefined ? undefined : `${of} as CSV`}
      disabledReason={items ? undefined : 'There is nothing to save yet.'}
      onClick={() => void save()}
    >
      CSV
    </Button>
  )
}
