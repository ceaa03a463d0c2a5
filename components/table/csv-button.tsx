'use client'

import { Download } from 'lucide-react'
import type { CsvColumns } from '@/lib/api/csv'
import { Button } from '../ui/button'

/** What is on the page as a table for spreadsheets: the same rows and columns as a script gets with `text/csv`. */
export function CsvButton<Item>({
  name,
  items,
  columns,
}: {
  /** Of the file, without its ending. */
  name: string
  items: readonly Item[]
  columns: CsvColumns<Item>
}) {
  const save = async () => {
    const [{ toCsv }, { saveText }] = await Promise.all([
      import('@/lib/api/csv'),
      import('../ui/save-text'),
    ])
    saveText(toCsv(items, columns), `${name.replace(/[^\w.-]+/g, '_')}.csv`)
  }
  return (
    <Button look="quiet" icon={Download} onClick={() => void save()}>
      CSV
    </Button>
  )
}
